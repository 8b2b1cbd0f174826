"""The made-up profile to look at before the first reflection: marked so, kept nowhere, and nobody's own."""

from __future__ import annotations

from model.content import Content
from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, titles, trouble


def test_sample_says_first_that_it_is_made_up_and_asks_for_nothing(visit: Visit, shipped: Content) -> None:
    at = visit("sample.py")
    sample = shipped.about.sample
    assert sample is not None
    assert titles(at) == [sample.title]
    assert [told.value for told in at.info] == [sample.made_up]
    assert headings(at) == ["In words", "What was written"]
    assert (len(at.button), len(at.text_input), trouble(at)) == (0, 0, [])


def test_looking_at_the_sample_keeps_nothing(visit: Visit, own: OwnStore) -> None:
    visit("sample.py")
    assert own.reflections.count() == 0
    assert own.next_steps.waiting() == []


def test_empty_profile_leads_to_the_sample_and_ones_own_does_not(visit: Visit, start: Start) -> None:
    assert ("Look at a sample profile", "sample") in links(visit("your_profile.py"))
    start(finished=True, trust="3")
    assert ("Look at a sample profile", "sample") not in links(visit("your_profile.py"))
