"""A profile seen through what others have said, indicators to read, and what makes hard work worth staying in."""

from __future__ import annotations

import re

import pytest

from model.content import Content
from model.store import OwnStore
from tests.model.report.shared.pdf_reader import read
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.page_reader import headings, links, nameless, subheadings, titles, trouble, whole

KEPT = "framework_six_elements_prepared"
GIVEN = {"safety": "4", "empathy": "3", "empathy__what": "We laughed."}


def test_every_framework_is_one_tap_from_the_profile(visit: Visit, start: Start, shipped: Content) -> None:
    draft = start(finished=True, **GIVEN)
    assert ("Look at this through ...", f"frameworks?draft={draft}") in links(visit("your_profile.py", draft=draft))
    at = visit("frameworks.py", draft=draft)
    named = [(name, page.partition("?")[0]) for name, page in links(at)]
    assert named == [
        *((one.name, "frameworks") for one in shipped.frameworks.frameworks),
        ("Back to the profile", "profile"),
    ]
    assert (titles(at), nameless(at), trouble(at)) == (["Look at this through ..."], [], [])


def test_meeting_is_told_by_the_parts_it_touched_in_words_and_not_in_numbers(
    visit: Visit, start: Start, shipped: Content
) -> None:
    at = visit("frameworks.py", draft=start(finished=True, **GIVEN), framework="six_elements")
    assert headings(at) == [
        "What this meeting touched",
        "What it did not touch",
        "Two questions",
        "What is known, and how far",
    ]
    assert subheadings(at) == ["Understanding", "Communication"]
    placed = [one.value for one in at.markdown if " at “" in one.value]
    names = [shipped.scale.points[place - 1].name for place in (3, 3, 4)]
    assert [re.findall(r"“(.+?)”", one)[0] for one in placed] == names
    assert [one.value for one in at.text] == ["We laughed."]
    left = [one.value for one in at.markdown if one.value.startswith("- **")]
    assert [re.findall(r"\*\*(.+?)\.\*\*", one)[0] for one in left] == [
        "Collaboration",
        "Commitment",
        "Empowerment",
        "Time",
    ]
    assert "plotly" not in whole(at)
    assert (nameless(at), trouble(at)) == ([], [])


def test_each_says_what_is_known_and_from_where(visit: Visit, start: Start, shipped: Content) -> None:
    draft = start(finished=True)
    for one in shipped.frameworks.frameworks:
        for address in ({"draft": draft}, {}):
            at = visit("frameworks.py", framework=one.key, **address)
            known = [f"- {claim.text} :small[({shipped.cited(claim.evidence)})]" for claim in one.known]
            assert titles(at) == [one.name]
            assert [line for line in known if line not in [said.value for said in at.markdown]] == []
            assert [said.value for said in at.caption][-1] == (
                f"{shipped.frameworks.ours} The parts come from these sources: {shipped.cited(one.evidence)}"
            )
            assert (nameless(at), trouble(at)) == ([], [])


def test_answer_to_its_question_is_an_answer_of_the_reflection(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads, shipped: Content
) -> None:
    draft = start(finished=True, **GIVEN)
    own.answers.save(draft, KEPT, words="They brought the form.", tab="t", base_version=0)
    assert "They brought the form." in whole(visit("frameworks.py", draft=draft, framework="six_elements"))
    at = visit("your_profile.py", draft=draft)
    framework = shipped.frameworks.frameworks[0]
    assert f"**{framework.name}**" in [one.value for one in at.markdown]
    assert framework.questions[0].text in [one.value for one in at.caption]
    assert "They brought the form." in [one.value for one in at.text]
    at.multiselect(key=f"take_{draft}").set_value([KEPT]).run()
    assert "They brought the form." in read(downloads["alongside-reflection-2026-03-04.pdf"]()).whole_text


def test_address_of_nothing_leads_back(visit: Visit) -> None:
    at = visit("frameworks.py", framework="nothing")
    assert (titles(at), [page for _, page in links(at)]) == (["There is no such page"], ["frameworks"])
    assert titles(visit("frameworks.py", draft="nothing-here")) == ["There is no reflection here"]


def test_indicators_say_how_far_each_goes_and_are_two_clicks_from_home(visit: Visit, shipped: Content) -> None:
    found = shipped.frameworks.indicators
    assert (found.title, "indicators") in links(visit("dilemmas.py"))
    at = visit("indicators.py")
    said = "\n".join(one.value for one in at.markdown)
    claims = [claim.text for sign in found.signs for claim in (*sign.supports, *sign.does_not)]
    prompts = [prompt for sign in found.signs for prompt in sign.prompts]
    assert (titles(at), headings(at)) == ([found.title], [sign.name for sign in found.signs])
    assert [text for text in (found.intro, *claims, *prompts) if text not in said] == []
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize(
    ("given", "shown"),
    [({"safety": "1"}, 1), ({"safety": "4", "stay": "stay"}, 1), ({"safety": "4"}, 0), ({}, 0)],
)
def test_what_makes_it_worth_staying_in_stands_folded_where_a_hard_reflection_ends(
    visit: Visit, start: Start, shipped: Content, given: dict[str, str], shown: int
) -> None:
    at = visit("your_profile.py", draft=start(finished=True, **given))
    folds = [one for one in at.expander if one.label == shipped.frameworks.worth_staying.title]
    assert (len(folds), [one.proto.expanded for one in folds], trouble(at)) == (shown, [False] * shown, [])
