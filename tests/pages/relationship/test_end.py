"""The way through an ending, begun on the page of a relationship, which can be closed afterwards."""

from __future__ import annotations

import pytest

from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, nameless, titles, trouble


@pytest.fixture
def heron(own: OwnStore, start: Start) -> str:
    """A relationship with one finished reflection."""
    made = own.relationships.name("Heron").id
    own.reflections.describe(start(finished=True, trust="2"), relationship=made)
    return made


def test_ending_is_begun_for_this_relationship(visit: Visit, own: OwnStore, heron: str) -> None:
    at = visit("relationship.py", relationship=heron)
    assert (trouble(at), nameless(at)) == ([], [])
    at.button(key="begin_ending").click().run()
    [begun] = own.reflections.all(drafts=True)
    assert (begun.flow, begun.relationship, begun.step) == ("ending", heron, "meeting")
    later = links(visit("relationship.py", relationship=heron))
    assert [page for label, page in later if label == "Go on with the ending"] == [f"reflect?draft={begun.id}"]


def test_ending_asks_its_questions_one_by_one(visit: Visit, start: Start) -> None:
    at = visit("reflect.py", draft=start("ending", step="what_was_there"))
    asked = ["what_was_there", "what_they_take", "left_unsaid", "who_comes_next", "last_meeting"]
    for step in asked:
        at.button(key=f"on_{step}").click().run()
        assert trouble(at) == []
    assert [button.key for button in at.button if button.key in [f"on_{step}" for step in asked]] == []


def test_relationship_is_closed_after_its_ending_only_if_one_says_so(
    visit: Visit, own: OwnStore, start: Start, heron: str
) -> None:
    ending = start("ending", finished=True, what_was_there="He rang me first.")
    own.reflections.describe(ending, relationship=heron)
    at = visit("relationship.py", relationship=heron)
    assert own.relationships.get(heron).closed_on is None
    assert [page for label, page in links(at) if label.startswith("Read what I wrote")] == [f"profile?draft={ending}"]
    at.button(key="close_after_ending").click().run()
    assert own.relationships.get(heron).closed_on is not None
    assert ("If it comes to an end" in headings(at), titles(at), trouble(at)) == (False, ["Heron"], [])
