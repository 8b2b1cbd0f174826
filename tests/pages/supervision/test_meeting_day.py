"""The day of an open meeting: moved, taken as today's, and in no record one to come; and calling it off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.share_file.seal import seal
from model.store import SupervisionStore
from model.supervision.meeting import SHARE_FILE
from pages.parts.supervision.call_off import ask_before_calling_off
from pages.parts.supervision.held_screen import WHAT_IT_CLOSES
from pages.parts.supervision.meeting_day import ask_when_and_where
from tests.pages.conftest import A_DAY, PATIENCE, Visit
from tests.pages.dates import choose_date
from tests.pages.page_reader import buttons, nameless, read_as_markdown, titles, trouble
from tests.pages.supervision.conftest import BeginByFile
from tests.pages.supervision.meetings import opened, ready, sit, take
from tests.pages.supervision.share_files import PASSPHRASE, open_file
from tests.pages.supervision.supervisions import TODAY, Supervised, supervision_for

TO_COME = TODAY + timedelta(days=7)


def _asking(module: str, question: str, meeting: str) -> None:
    """A page with nothing but what is asked; its imports are made where Streamlit runs it."""
    from importlib import import_module  # noqa: PLC0415  as above

    mine = import_module("pages.parts.supervision.open_meeting").my_supervision()
    found = mine.meetings.get(meeting)
    getattr(import_module(module), question)(mine.supervisions.get(found.supervision), found)


def asked(question: Callable[..., None], meeting: str) -> AppTest:
    """What is asked over a page, by itself."""
    given = question.__module__, question.__name__, meeting
    return AppTest.from_function(_asking, args=given, default_timeout=PATIENCE).run()


def test_day_time_and_place_are_changed_in_one_go(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.begin(supervised.by(), TO_COME)
    at = asked(ask_when_and_where, meeting.id)
    key = f"{meeting.id}_{meeting.revision}"
    choose_date(at, f"moved_on_{key}", TO_COME + timedelta(days=2))
    at.selectbox(key=f"moved_at_{key}").set_value("14:30")
    at.text_input(key=f"moved_where_{key}").set_value("Room 2")
    at.button(key="keep_day").click().run()
    moved = supervision_for().meetings.get(meeting.id)
    assert (moved.held_on, moved.held_at, moved.held_where) == (TO_COME + timedelta(days=2), "14:30", "Room 2")
    at = visit("supervision.py")
    assert (any(one.endswith("at 14:30, Room 2: the monthly meeting.") for one in read(at)), trouble(at)) == (True, [])
    at.button(key=f"move_{meeting.id}").click().run()
    assert (nameless(at), trouble(at)) == ([], [])


def test_a_meeting_of_another_day_becomes_today_s_in_one_tap(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.begin(supervised.by(), TO_COME)
    supervision_for().meetings.move(meeting.id, held_on=TO_COME, held_at="14:30")
    at = visit("supervision.py")
    at.button(key=f"go_on_{meeting.id}").click().run()
    at.button(key="go_in_today").click().run()
    held = supervision_for().meetings.get(meeting.id)
    assert (held.held_on, held.held_at, supervision_for().screen.meeting()) == (TODAY, None, meeting.id)
    assert (titles(at), trouble(at)) == (["Arrive"], [])


def test_a_meeting_of_today_asks_for_no_day(visit: Visit, supervised: Supervised) -> None:
    at = visit("supervision.py", meeting=supervised.begin(supervised.by(), TODAY).id)
    assert buttons(at)[-4:] == ["Go into the meeting", "Leave it for later", "Change the day", "Call it off"]


def test_a_day_can_stay_another_one(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.begin(supervised.by())
    at = visit("supervision.py", meeting=meeting.id)
    at.button(key="go_in").click().run()
    assert (titles(at), supervision_for().meetings.get(meeting.id).held_on) == (["Arrive"], date(2026, 3, 4))


def test_no_record_of_a_day_to_come_is_confirmed(visit: Visit) -> None:
    sitting = ready()
    sitting.practitioner.meetings.move(sitting.meeting, held_on=TO_COME)
    at = opened(visit, sitting)
    told = [one.value for one in at.info]
    assert [one.split(",")[1] for one in told] == [" which is still to come."]
    assert can_confirm(take(at, "practitioner")) is False
    at = opened(visit, sitting)
    at.button(key="held_today").click().run()
    assert can_confirm(take(at, "practitioner")) is True
    at = opened(visit, sitting)
    assert (sitting.practitioner.meetings.get(sitting.meeting).held_on, [one.value for one in at.info]) == (TODAY, [])


def can_confirm(at: AppTest) -> bool:
    return any(one.key == "agree_practitioner" and not one.disabled for one in at.button)


@pytest.mark.parametrize("on", [A_DAY, TO_COME])
def test_at_two_machines_the_first_step_offers_to_take_today(visit: Visit, on: date) -> None:
    sitting = sit(mode=SHARE_FILE)
    sitting.practitioner.meetings.move(sitting.meeting, held_on=on)
    at = opened(visit, sitting)
    at.button(key="held_today").click().run()
    assert sitting.practitioner.meetings.get(sitting.meeting).held_on == TODAY
    assert ("held_today" in [one.key for one in at.button], trouble(at)) == (False, [])


def test_what_a_file_moved_is_told(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    here.files.take_in(there.files.make(meeting.id))
    there.meetings.move(meeting.id, held_on=date(2026, 3, 9), held_at="14:30", held_where="Room **2**")
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert [one for one in read(at) if one.startswith("It was moved")] == [
        r"It was moved. Now: 9 March 2026 at 14:30, Room \*\*2\*\*. Before: 4 March 2026."
    ]


@pytest.mark.parametrize("page", ["supervision.py", "meeting.py"])
def test_what_the_cover_does_is_said_once_before_a_meeting(visit: Visit, supervised: Supervised, page: str) -> None:
    meeting = supervised.begin(supervised.by(), TODAY)
    at = visit()
    to(at, page, meeting.id)
    assert WHAT_IT_CLOSES in [one.value for one in at.markdown]
    assert supervision_for().screen.meeting() is None
    to(at, "supervision.py", meeting.id).button(key="go_in").click().run()
    assert (titles(at), supervision_for().screen.meeting()) == (["Arrive"], meeting.id)
    supervision_for().screen.take_back()
    to(at, "meeting.py", meeting.id)
    assert (titles(at), supervision_for().screen.meeting()) == (["Arrive"], meeting.id)


def to(at: AppTest, page: str, meeting: str) -> AppTest:
    at.switch_page(page)
    at.query_params = {"meeting": meeting}
    return at.run()


def test_who_called_it_off_and_why_stands_in_the_next_meeting(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    at = asked(ask_before_calling_off, supervised.begin(orla, TO_COME).id)
    at.radio(key="who_called_off").set_value("supervisor")
    at.text_input(key="why_called_off").set_value("Ill")
    at.button(key="call_off_for_good").click().run()
    made = supervised.begin(orla, TODAY).id
    at = visit("meeting.py", meeting=made)
    assert [one.value for one in at.get("button_group")] == [["called_off"]]
    assert supervision_for().answers.of(made)["both.standing.called_off"].words.endswith(", called off by Orla: Ill")
    assert trouble(at) == []


def read(at: AppTest) -> list[str]:
    """What stands on the page as Markdown, times as they are written."""
    return [one.replace("\u2060", "") for one in read_as_markdown(at)]
