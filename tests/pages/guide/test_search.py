"""One search over the guide: each kind of thing is found where it lives, a few of each kind at once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from pages.parts.guide.kinds import KINDS, all_entries
from pages.parts.guide.search import FEW
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, links, nameless, trouble


def look_for(at: AppTest, words: str) -> AppTest:
    at.text_input(key="search_guide").set_value(words).run()
    assert (nameless(at), trouble(at)) == ([], [])
    return at


def kinds_shown(at: AppTest) -> list[str]:
    names = {f"**{kind.name}**" for kind in KINDS.values()}
    return [one.value.strip("*") for one in at.markdown if one.value in names]


def test_every_kind_has_entries_and_no_key_twice(shipped: Content) -> None:
    entries = all_entries(shipped.spoken("young_person"))
    keys = [(entry.kind, entry.key) for entry in entries]
    assert list(dict.fromkeys(kind for kind, _ in keys)) == list(KINDS)
    assert len(set(keys)) == len(keys)
    assert [entry.key for entry in entries if not (entry.name and entry.lead)] == []


@pytest.mark.parametrize(
    ("words", "name", "page"),
    [
        ("confront breaking", "Confronting without breaking it", "dilemma?dilemma=confront_without_breaking"),
        ("creating SAFETY", "Creating safety", "model?element=safety"),
        ("side by side", "Side by side", "model?element=safety"),
        ("fly on the wall", "What went on between us", "lens?lens=between"),
        ("talk undisturbed", "A place to meet", "conditions?condition=place"),
        ("conditions for the work", "Conditions for the work", "conditions?condition=conditions_check"),
        ("people who were harmed", "Victims", "setting?setting=victims"),
        ("scottish charity room space", None, "model?element=safety"),
        ("it’s all about relationships", None, "model?source=mackie_2017"),  # noqa: RUF001
    ],
)
def test_what_is_found_leads_where_it_lives(visit: Visit, words: str, name: str | None, page: str) -> None:
    found = [label for label, leads_to in links(look_for(visit("dilemmas.py"), words)) if leads_to == page]
    assert found
    assert name in (None, *found)


def test_a_few_of_a_kind_are_shown_and_the_rest_is_a_tap_away(visit: Visit, shipped: Content) -> None:
    at = look_for(visit("dilemmas.py"), "they")
    spoken = all_entries(shipped.spoken("young_person"))
    holding = [entry for entry in spoken if "they" in entry.folded]
    folds = {one.label for one in at.expander}
    for kind, shown in KINDS.items():
        number = len([entry for entry in holding if entry.kind == kind])
        assert number <= FEW or f"{number - FEW} more" in folds, shown.name
    assert [one.value for one in at.caption if one.value.endswith(" found")] == [f"{len(holding)} found"]


def test_nothing_found_says_so_and_one_letter_is_not_looked_for(visit: Visit) -> None:
    at = look_for(visit("dilemmas.py"), "no such word anywhere")
    assert "Nothing holds all of that. Fewer words find more." in [one.value for one in at.caption]
    assert kinds_shown(at) == []
    assert kinds_shown(look_for(at, "a")) == []
    assert kinds_shown(look_for(at, "<script>")) == []


def test_search_on_the_model_page_opens_what_lives_there(visit: Visit, shipped: Content) -> None:
    at = look_for(visit("the_model.py"), "be flexible")
    at.button(key="found_element_flexible").click().run()
    assert (headings(at), at.text_input(key="search_guide").value) == (["Be flexible"], "")
    at = look_for(at, "ishmael")
    at.button(key="found_evidence_ishmael_2015").click().run()
    source = shipped.source("ishmael_2015")
    assert at.segmented_control(key="look_at").value == "The evidence"
    assert at.expander[0].label == f"{source.authors} ({source.year}). {source.title}"
    at.segmented_control(key="look_at").set_value("The picture").run()
    assert (headings(at), trouble(at)) == (["Be flexible"], [])


def test_address_of_a_source_opens_it_first(visit: Visit, shipped: Content) -> None:
    at = visit("the_model.py", source="mackie_2017")
    source = shipped.source("mackie_2017")
    assert at.expander[0].label == f"{source.authors} ({source.year}). {source.title}"
    assert at.expander[0].proto.expanded
    assert [one.proto.expanded for one in at.expander[1:]].count(True) == 0
    assert headings(visit("the_model.py", source="<script>")) == ["Creating safety"]
