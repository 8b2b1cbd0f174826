"""The model to walk through: the picture and every element, the evidence, and whose words are whose."""

from __future__ import annotations

import pytest

from model.content import Content
from model.content.published import ELEMENTS
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, nameless, titles, trouble


@pytest.mark.parametrize("key", ELEMENTS)
def test_model_page_walks_to_each_element_with_all_that_is_said_of_it(visit: Visit, shipped: Content, key: str) -> None:
    element = shipped.element(key)
    at = visit("the_model.py")
    at.selectbox(key="element").set_value(key).run()
    assert (titles(at), headings(at), trouble(at)) == (["The model"], [element.name], [])
    assert list(at.table[0].value["In words"]) == list(element.scale)
    said = [markdown.value for markdown in at.markdown]
    assert [thing.first_move for thing in element.try_ if said.count(thing.first_move) != 1] == []
    assert [prompt.text for prompt in element.prompts if said.count(f"- {prompt.text}") != 1] == []
    claims = [claim.text for claim in (*element.why, *element.heard)]
    assert [text for text in claims if len([one for one in said if one.startswith(f"- {text}")]) != 1] == []
    assert nameless(at) == []


def test_address_names_an_element_by_its_key_and_by_its_name(visit: Visit, shipped: Content) -> None:
    for one in shipped.elements:
        by_key, by_name = visit("the_model.py", element=one.key), visit("the_model.py", element=one.name)
        assert (headings(by_key), headings(by_name)) == ([one.name], [one.name])


def test_chosen_element_is_named_in_the_address_and_an_earlier_address_leads_back(visit: Visit) -> None:
    at = visit("the_model.py", element="trust")
    at.selectbox(key="element").set_value("time").run()
    assert at.query_params["element"] in ("time", ["time"])
    at.query_params["element"] = "trust"
    at.run()
    assert (headings(at), trouble(at)) == (["Trust"], [])


def test_model_page_with_an_unknown_element_in_its_address_shows_the_first(visit: Visit) -> None:
    at = visit("the_model.py", element="<script>")
    assert (headings(at), trouble(at)) == (["Creating safety"], [])


def test_every_claim_names_its_sources(visit: Visit, shipped: Content) -> None:
    at = visit("the_model.py")
    at.selectbox(key="element").set_value("trust").run()
    said = [markdown.value for markdown in at.markdown]
    for claim in shipped.element("trust").why:
        sources = [shipped.source(key) for key in claim.evidence]
        names = "; ".join(f"{source.authors}, {source.year}" for source in sources)
        assert said.count(f"- {claim.text} :small[({names})]") == 1


def evidence(visit: Visit):
    at = visit("the_model.py")
    at.segmented_control(key="look_at").set_value("The evidence").run()
    return at


def test_evidence_shows_every_source_with_what_it_does_not_show(visit: Visit, shipped: Content) -> None:
    at = evidence(visit)
    said = [markdown.value for markdown in at.markdown]
    missing = [
        source.key
        for source in shipped.evidence.sources
        if said.count(f"**What it does not show.** {source.does_not_show}") < 1
    ]
    assert (missing, nameless(at), trouble(at)) == ([], [], [])


def test_evidence_says_of_every_source_how_much_was_read_and_where_our_words_stand(
    visit: Visit, shipped: Content
) -> None:
    said = [caption.value for caption in evidence(visit).caption[1:]]
    places = [source.found_in for source in shipped.evidence.sources]
    assert [words.partition(" Where in it our words stand: ")[2] or None for words in said] == places
    unchecked = [words.endswith("We saw part of it once, and have not checked it again.") for words in said]
    assert unchecked == [source.read == "not_checked_again" for source in shipped.evidence.sources]


def test_evidence_search_leaves_what_holds_the_word(visit: Visit, shipped: Content) -> None:
    at = evidence(visit)
    at.text_input(key="search_evidence").set_value("Daly").run()
    holding = [source for source in shipped.evidence.sources if "daly" in source.model_dump_json().casefold()]
    assert len(at.expander) == len(holding)
    at.text_input(key="search_evidence").set_value("no such word anywhere").run()
    assert (len(at.expander), trouble(at)) == (0, [])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("O’Meara DÁLY", "o'meara daly"),  # noqa: RUF001
        ("working  relational effective", "effective relational working"),
        ("meta‑synthesis", "meta-synthesis"),  # noqa: RUF001
        ("it’s about “relationships”", "it's all about relationships"),  # noqa: RUF001
    ],
)
def test_evidence_search_takes_words_in_any_order_and_from_any_keyboard(
    visit: Visit, shipped: Content, typed: str, plain: str
) -> None:
    at = evidence(visit)
    at.text_input(key="search_evidence").set_value(typed).run()
    holding = [one for one in shipped.evidence.sources if plain in f"{one.authors} {one.title}".lower()]
    shown = {expander.label for expander in at.expander}
    assert holding
    assert [one.title for one in holding if f"{one.authors} ({one.year}). {one.title}" not in shown] == []


def test_about_says_who_made_the_model_and_what_is_ours(visit: Visit, shipped: Content) -> None:
    at = visit("the_model.py")
    at.segmented_control(key="look_at").set_value("Who made it, and what is ours").run()
    assert headings(at) == [shipped.about.title]
    assert [subheader.value for subheader in at.subheader] == [part.title for part in shipped.about.parts]
