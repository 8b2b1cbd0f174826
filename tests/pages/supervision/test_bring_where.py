"""To which meeting a reflection is taken, and from where one comes there."""

from __future__ import annotations

import pytest

from model.store import SupervisionStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, nameless, titles, trouble
from tests.pages.supervision.conftest import Begin
from tests.pages.supervision.take_page import GIVEN, brought, confirm_by_both, press, tick

pytestmark = pytest.mark.slow


def test_with_nobody_named_the_names_are_asked_for_there(visit: Visit, start: Start) -> None:
    draft = start(finished=True, **GIVEN)
    at = visit("take_to_supervision.py", draft=draft)
    assert (titles(at), len(at.checkbox), trouble(at)) == (["Take to supervision"], 0, [])
    assert [page for _, page in links(at)] == [f"profile?draft={draft}"]
    for box, name in zip(at.text_input, ("Maeve", "Niamh"), strict=True):
        box.set_value(name)
    at.button[0].click().run()
    assert next(label for label, _ in links(at)) == "Begin a meeting with Niamh"


def test_meeting_begun_from_a_reflection_takes_it_along(visit: Visit, start: Start, here: SupervisionStore) -> None:
    draft = start(finished=True, **GIVEN)
    one = here.supervisions.begin("Maeve", "Niamh")
    at = visit("take_to_supervision.py", draft=draft)
    assert links(at) == [
        ("Begin a meeting with Niamh", f"supervision?begin={one.id}&draft={draft}"),
        ("Back to the reflection", f"profile?draft={draft}"),
    ]
    at = press(visit("supervision.py", begin=one.id, draft=draft), "begin_monthly")
    [meeting] = here.meetings.all(is_open=True)
    assert (titles(at), at.query_params) == (["Take to supervision"], {"draft": draft, "meeting": meeting.id})
    assert (len(at.checkbox) > 0, brought(here, meeting)) == (True, [])


def test_without_a_reflection_the_finished_ones_are_offered(visit: Visit, start: Start, begin: Begin) -> None:
    meeting = begin()
    start(headline="A draft")
    draft = start(finished=True)
    at = visit("take_to_supervision.py", meeting=meeting.id)
    assert links(at) == [("4 March 2026", f"take?draft={draft}&meeting={meeting.id}")]


def test_without_any_reflection_it_says_what_will_be_here(visit: Visit) -> None:
    at = visit("take_to_supervision.py")
    assert (titles(at), [page for _, page in links(at)]) == (["Take to supervision"], [""])


def test_unknown_reflection_is_told_calmly(visit: Visit, begin: Begin) -> None:
    begin()
    assert titles(visit("take_to_supervision.py", draft="nothing-here")) == ["There is no reflection here"]


def test_of_several_open_meetings_one_has_to_be_chosen(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    first, second = begin("Niamh"), begin("Orla")
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    (which,) = at.radio
    assert (which.value, len(at.checkbox), nameless(at)) == (None, 0, [])
    which.set_value(first.id).run()
    press(tick(at, "when"), "take_these")
    assert (brought(here, first), brought(here, second)) == (["when"], [])


def test_meeting_in_the_address_is_chosen(visit: Visit, start: Start, begin: Begin) -> None:
    begin("Niamh")
    meeting = begin("Orla")
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN), meeting=meeting.id)
    assert "What Orla will see" in headings(at)


@pytest.mark.parametrize("ending", ["called off", "confirmed"])
def test_meeting_that_is_not_open_any_more_takes_nothing(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore, ending: str
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "when")
    if ending == "called off":
        here.meetings.call_off(meeting.id)
    else:
        confirm_by_both(here, meeting)
    press(at, "take_these")
    begins = f"supervision?begin={meeting.supervision}&draft={draft}"
    assert (next(page for _, page in links(at)), trouble(at)) == (begins, [])
    assert ending == "called off" or brought(here, meeting) == []


def test_finished_reflections_can_be_taken_from_the_list_and_from_the_profile(visit: Visit, start: Start) -> None:
    draft = start(finished=True)
    start()
    ways = [page for words, page in links(visit("my_reflections.py")) if words == "Take to supervision"]
    assert ways == [f"take?draft={draft}"]
    ways = [page for words, page in links(visit("your_profile.py", draft=draft)) if words == "Take to supervision"]
    assert ways == [f"take?draft={draft}"]
