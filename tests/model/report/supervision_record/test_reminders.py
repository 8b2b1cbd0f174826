"""Agreed actions as a calendar file: it reads back as it was meant, and holds nothing but what was agreed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from model.report.supervision_record.reminders import Agreed, reminders_ics, whose
from model.supervision.meeting import Action, Supervision

TODAY = date(2026, 3, 4)
DUE = date(2026, 3, 18)
HARD = 'Ring him; the evening, before\\ 😀 "q": BEGIN:VEVENT\r\nDTSTART:20200101'


def an_action(
    number: int = 1, what: str = "Ring him", due: date | None = DUE, notice: str = "", who: str = "both"
) -> Action:
    return Action(f"meeting-a{number}", "meeting", "agreed", what, who, due, notice)


def agreed(action: Action) -> Agreed:
    """An action of Aoife's, agreed with Maeve."""
    return Agreed(action, "Maeve", "Aoife")


def events(data: bytes) -> list:
    return Calendar.from_ical(data).walk("VEVENT")


def test_each_dated_action_is_a_whole_day_and_others_are_left_out() -> None:
    found = events(reminders_ics([agreed(an_action()), agreed(an_action(2, due=None))], TODAY))
    assert [(one.decoded("dtstart"), one.decoded("dtend")) for one in found] == [(DUE, DUE + timedelta(days=1))]


def test_reminder_comes_at_nine_on_the_day_before() -> None:
    (event,) = events(reminders_ics([agreed(an_action())], TODAY))
    (alarm,) = event.walk("VALARM")
    midnight = datetime(DUE.year, DUE.month, DUE.day)  # noqa: DTZ001  a calendar's own local time
    assert midnight + alarm.decoded("trigger") == datetime(2026, 3, 17, 9)  # noqa: DTZ001  as above


def test_event_says_what_who_and_how_we_will_notice() -> None:
    (event,) = events(reminders_ics([agreed(an_action(notice="He texts back"))], TODAY))
    assert (str(event["summary"]), str(event["description"])) == (
        "Ring him",
        "Who: Aoife\nHow we will notice: He texts back\nAgreed with Maeve",
    )


def test_same_actions_make_the_same_file_with_lasting_ids_and_the_given_stamp() -> None:
    given_actions = [agreed(an_action(1)), agreed(an_action(2))]
    made = reminders_ics(given_actions, TODAY)
    assert made == reminders_ics(given_actions, TODAY)
    assert [str(one["uid"]) for one in events(made)] == ["meeting-a1@alongside", "meeting-a2@alongside"]
    assert {one.decoded("dtstamp") for one in events(made)} == {datetime(2026, 3, 4, tzinfo=UTC)}


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    made = reminders_ics([agreed(an_action(what="Long words. " * 40, notice="ŵŷ😀" * 60))], TODAY)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert made.count(b"\n") == made.count(b"\r\n") == len(lines) - 1


def test_words_that_look_like_a_calendar_stay_words() -> None:
    (event,) = events(reminders_ics([Agreed(an_action(what=HARD, notice=HARD), HARD, HARD)], TODAY))
    assert event.decoded("dtstart") == DUE
    assert str(event["summary"]) == " ".join(HARD.split())
    written, one_line = HARD.replace("\r\n", "\n"), " ".join(HARD.split())
    said = f"Who: {one_line}\nHow we will notice: {written}\nAgreed with {one_line}"
    assert str(event["description"]) == said


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=80))
def test_any_words_read_back_as_they_were(words: str) -> None:
    (event,) = events(reminders_ics([agreed(an_action(what=words))], TODAY))
    assert str(event["summary"]) == " ".join(words.replace("\ufeff", "").split())


def test_nothing_dated_is_an_empty_calendar() -> None:
    assert events(reminders_ics([], TODAY)) == []


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("practitioner", "Aoife"),
        ("supervisor", "Maeve"),
        ("both", "Aoife and Maeve"),
        ("organisation", "the organisation"),
    ],
)
def test_whose_an_action_is_is_said_by_name(who: str, name: str) -> None:
    begun_at = datetime(2026, 3, 4, tzinfo=UTC)
    assert whose(an_action(who=who), Supervision("s", "p1", "p2", "Aoife", "Maeve", begun_at)) == name
