"""What of supervision goes into a calendar: next meetings and what was agreed, and nothing that was brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from model.report.shared.calendar import Entry
from model.report.supervision_record.reminders import entries_of, whose
from model.supervision.called_off import CalledOff
from model.supervision.mark import Mark
from model.supervision.meeting import Action, Meeting, Supervision
from model.supervision.overview import WithSomebody

TODAY = date(2026, 3, 4)
DUE = date(2026, 3, 18)
MOMENT = datetime(2026, 3, 4, 10, tzinfo=UTC)
WITH_MAEVE = WithSomebody(
    Supervision("s", "local", "guest-s", "Aoife", "Maeve", MOMENT), "practitioner", None, None, None, (), {}
)


def action(number: int = 1, due: date | None = DUE, who: str = "practitioner", **more: str) -> Action:
    return Action(f"meeting-a{number}", "meeting", "agreed", "Ring him", who, due, more.get("notice", ""))


def meeting(held_on: date, next_on: date | None = None, at: str | None = None, *, is_open: bool = False) -> Meeting:
    return Meeting(
        id="m",
        supervision="s",
        seat="practitioner",
        mode="one_screen",
        plan="monthly",
        plan_name="The monthly meeting",
        held_on=held_on,
        next_on=next_on,
        step="arrive",
        revision=1,
        started_at=MOMENT,
        changed_at=MOMENT,
        fixed_at=None if is_open else MOMENT,
        next_at=at,
        next_where="The small room" if at else None,
    )


AT_NINE = replace(meeting(DUE, is_open=True), held_at="09:00", held_where="The small room")


def called_off(held_on: date, minutes: int = 0) -> CalledOff:
    return CalledOff("gone", held_on, MOMENT + timedelta(minutes=minutes), None, "")


def mark(place: str | None, seat: str = "practitioner") -> Mark:
    return Mark("meeting-a1", seat, "", place, 1, MOMENT, "t")  # type: ignore[arg-type]


def entries(**there: object) -> list[Entry]:
    return entries_of([replace(WITH_MAEVE, **there)], TODAY)  # type: ignore[arg-type]


def test_dated_actions_of_either_and_own_undated_ones_go_in() -> None:
    agreed = (
        action(1, who="supervisor"),
        action(2, None),
        action(3, None, "supervisor"),
        action(4, None, "both"),
        action(5, None, "nobody"),
    )
    assert entries(waiting=(action(1, None, "organisation"),), seat="supervisor") == []
    assert [(one.uid, one.on) for one in entries(waiting=agreed)] == [
        ("meeting-a1", DUE),
        ("meeting-a2", None),
        ("meeting-a4", None),
    ]


def test_an_action_says_what_who_and_how_we_will_notice() -> None:
    (one,) = entries(waiting=(action(notice="He texts back"),))
    assert (one.summary, one.description) == (
        "Ring him",
        "Who: Aoife\nHow we will notice: He texts back\nAgreed with Maeve",
    )


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ((), "to_come"),
        ((mark("part"),), "to_come"),
        ((mark("done"),), "done"),
        ((mark("dropped"),), "done"),
        ((mark("done"), mark("not", "supervisor")), "to_come"),
        ((mark(None),), "to_come"),
    ],
)
def test_what_whoever_owns_it_says_is_done_is_over(marks: tuple[Mark, ...], state: str) -> None:
    (one,) = entries(waiting=(action(who="both"),), marks={"meeting-a1": marks})
    assert one.state == state


def test_what_a_record_settled_is_taken_off_a_day_still_to_come() -> None:
    settled = (action(1, TODAY), action(2, TODAY - timedelta(days=1)))
    assert [(one.uid, one.state) for one in entries(settled=settled)] == [("meeting-a1", "off")]


@pytest.mark.parametrize(
    ("held", "newest", "expected"),
    [
        (None, meeting(date(2026, 2, 4), DUE, "14:30"), (DUE, time(14, 30), "The small room")),
        (None, meeting(date(2026, 2, 4), DUE), (DUE, None, "")),
        (None, meeting(date(2026, 2, 4), date(2026, 3, 3), "14:30"), None),
        (None, meeting(date(2026, 2, 4)), None),
        (AT_NINE, meeting(date(2026, 2, 4), DUE, "08:00"), (DUE, time(9), "The small room")),
        (meeting(TODAY, is_open=True), meeting(date(2026, 2, 4), DUE, "09:00"), (TODAY, None, "")),
        (meeting(date(2026, 3, 1), DUE, "10:15", is_open=True), None, (DUE, time(10, 15), "The small room")),
    ],
)
def test_next_meeting_goes_in_with_its_time_and_place(
    held: Meeting | None, newest: Meeting | None, expected: tuple[date, time | None, str] | None
) -> None:
    found = [(one.on, one.at, one.where) for one in entries(open=held, newest=newest)]
    assert found == ([expected] if expected else [])


def test_next_meeting_has_the_supervision_s_id_and_the_other_s_name() -> None:
    (one,) = entries(newest=meeting(date(2026, 2, 4), DUE))
    assert (one.uid, one.summary) == ("s-next", "Supervision with Maeve")


def test_a_meeting_that_was_called_off_is_taken_out_of_the_calendar_until_its_day_has_gone() -> None:
    (gone,) = entries(called_off=(called_off(TODAY), called_off(DUE, 1)))
    assert (gone.uid, gone.on, gone.state) == ("s-next", DUE, "off")
    assert entries(called_off=(called_off(TODAY - timedelta(days=1)),)) == []


@pytest.mark.parametrize(("off_on", "is_next"), [(DUE, False), (DUE + timedelta(days=1), False), (TODAY, True)])
def test_what_was_said_of_the_next_meeting_is_over_once_that_was_called_off(off_on: date, is_next: bool) -> None:
    (one,) = entries(newest=meeting(date(2026, 2, 4), DUE), called_off=(called_off(off_on),))
    assert (one.uid, one.state) == ("s-next", "to_come" if is_next else "off")


def test_a_new_meeting_takes_the_place_of_the_one_that_was_called_off() -> None:
    (one,) = entries(open=AT_NINE, called_off=(called_off(TODAY),))
    assert (one.uid, one.on, one.state) == ("s-next", DUE, "to_come")


@pytest.mark.parametrize(
    ("seat", "rings"),
    [
        ("practitioner", {"practitioner", "both"}),
        ("supervisor", {"supervisor", "both", "organisation"}),
    ],
)
def test_each_calendar_rings_for_what_is_its_person_s_or_both_s(seat: str, rings: set[str]) -> None:
    whose_ = ("practitioner", "supervisor", "both", "organisation", "nobody")
    agreed = tuple(action(number, who=one) for number, one in enumerate(whose_, 1))
    found = entries(waiting=agreed, seat=seat)
    assert {who for who, one in zip(whose_, found, strict=True) if one.rings} == rings


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
    assert whose(action(who=who), WITH_MAEVE.supervision) == name
