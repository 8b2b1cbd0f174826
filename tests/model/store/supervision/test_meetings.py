"""SupervisionStore as wholes: beginning, listing, turning the page, calling off, and the actions carried along."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from model.access import NotYours
from model.store import Store
from model.store.tables.supervision import called_off
from model.supervision.meeting import Action, Meeting
from model.supervision.record import Carried
from model.supervision.refusals import Fixed, StillOpen
from tests.model.store.supervision.two_people import DAY, Table, script, table


def test_begin_meeting_returns_what_is_kept(at_table: Table) -> None:
    made = at_table.begin()
    plan = script().plan
    assert made == Meeting(
        id=made.id,
        supervision=at_table.id,
        seat="practitioner",
        mode="one_screen",
        plan=plan.key,
        plan_name=plan.name,
        held_on=DAY,
        next_on=None,
        step=plan.steps[0].key,
        revision=1,
        started_at=made.started_at,
        changed_at=made.started_at,
        fixed_at=None,
    )
    assert at_table.practitioner.meetings.get(made.id) == made
    assert at_table.supervisor.meetings.get(made.id).seat == "supervisor"
    assert abs(datetime.now(UTC) - made.started_at) < timedelta(minutes=1)
    assert made.is_open


@pytest.mark.parametrize("two_views", [True, False])
def test_script_is_the_one_it_was_begun_with(at_table: Table, two_views: bool) -> None:
    made = at_table.begin(two_views=two_views)
    assert at_table.supervisor.meetings.script(made.id) == script(two_views=two_views)


def test_a_second_open_meeting_of_the_same_two_is_refused(store: Store, at_table: Table) -> None:
    first = at_table.begin()
    with pytest.raises(StillOpen, match="open meeting with this person"):
        at_table.begin()
    other = table(store).begin()
    assert at_table.practitioner.meetings.all(is_open=True) == [other, first]


def test_meetings_come_newest_first_by_the_day_they_are_held(store: Store, at_table: Table) -> None:
    days = [DAY + timedelta(days=number) for number in (2, 0, 3)]
    first, second, third = (at_table.fixed(held_on=day) for day in days)
    draft = at_table.begin(held_on=DAY + timedelta(days=1))
    elsewhere = table(store)
    other = elsewhere.begin(held_on=DAY + timedelta(days=2))
    anna = at_table.practitioner
    here = [anna.meetings.get(one.id) for one in (third, first, draft, second)]
    assert anna.meetings.all() == [here[0], other, *here[1:]]
    assert anna.meetings.all(at_table.id) == here
    assert anna.meetings.all(limit=2, offset=1) == [other, here[1]]
    assert anna.meetings.all(is_open=True) == [other, draft]
    assert anna.meetings.all(at_table.id, is_open=False, limit=2) == here[:2]
    assert (anna.meetings.count(), anna.meetings.count(at_table.id), anna.meetings.count(is_open=True)) == (5, 4, 2)
    assert anna.meetings.count(at_table.id, is_open=False) == 3


def test_go_to_turns_to_a_step_for_both(at_table: Table) -> None:
    made = at_table.begin()
    assert at_table.supervisor.meetings.go_to(made.id, "actions").revision == 2
    after = at_table.practitioner.meetings.go_to(made.id, "actions")
    assert (after.step, after.revision) == ("actions", 2)
    with pytest.raises(ValueError, match="A step is one of"):
        at_table.practitioner.meetings.go_to(made.id, "nowhere")


def test_the_days_said_in_the_meeting_are_its_days(at_table: Table) -> None:
    made = at_table.begin().id
    at_table.say(at_table.supervisor, made, "both.held_on", place="2026-05-06")
    at_table.say(at_table.practitioner, made, "both.next_on", place="2026-06-07")
    after = at_table.practitioner.meetings.get(made)
    assert (after.held_on, after.next_on, after.revision) == (date(2026, 5, 6), date(2026, 6, 7), 3)
    body = at_table.practitioner.record.body(made)
    assert (body.held_on, body.next_on) == (after.held_on, after.next_on)
    at_table.say(at_table.practitioner, made, "both.held_on", place="soon")
    at_table.say(at_table.practitioner, made, "both.next_on")
    after = at_table.practitioner.meetings.get(made)
    assert (after.held_on, after.next_on) == (date(2026, 5, 6), None)


def test_either_moves_an_open_meeting(at_table: Table) -> None:
    made = at_table.begin()
    to = {"held_on": date(2026, 5, 6), "held_at": "14:30", "held_where": " Room  2 "}
    moved = at_table.supervisor.meetings.move(made.id, **to)  # type: ignore[arg-type]
    assert (moved.held_on, moved.held_at, moved.held_where) == (date(2026, 5, 6), "14:30", "Room 2")
    assert moved.revision == made.revision + 1
    assert at_table.supervisor.meetings.move(made.id, **to) == moved  # type: ignore[arg-type]
    assert at_table.practitioner.meetings.move(made.id, held_on=DAY).held_at is None
    after = at_table.practitioner.meetings.get(made.id)
    assert (after.held_on, after.held_at, after.held_where) == (DAY, None, None)
    with pytest.raises(ValueError, match="14:30"):
        at_table.practitioner.meetings.move(made.id, held_on=DAY, held_at="noon")


def test_a_confirmed_meeting_is_not_moved_and_its_record_says_the_day_alone(at_table: Table) -> None:
    made = at_table.begin().id
    at_table.say(at_table.practitioner, made, "both.action_1", "Ring")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.meetings.move(made, held_on=date(2026, 5, 6), held_at="14:30", held_where="Room 2")
        seat.confirmations.confirm(made, agrees=True)
    body = at_table.practitioner.record.of(made).body
    assert (body.held_on, "Room 2" in body.model_dump_json()) == (date(2026, 5, 6), False)
    with pytest.raises(Fixed):
        at_table.practitioner.meetings.move(made, held_on=DAY)


def test_another_day_makes_a_confirmation_void_and_another_room_does_not(at_table: Table) -> None:
    made = at_table.begin().id
    at_table.say(at_table.practitioner, made, "both.action_1", "Ring")
    at_table.practitioner.confirmations.confirm(made, agrees=True)
    at_table.supervisor.meetings.move(made, held_on=DAY, held_where="Room 2")
    assert at_table.practitioner.confirmations.void(made) == frozenset()
    at_table.supervisor.meetings.move(made, held_on=date(2026, 5, 6), held_where="Room 2")
    assert at_table.practitioner.confirmations.void(made) == {"practitioner"}


def test_a_meeting_begins_with_the_time_and_place_that_were_said_of_its_day(at_table: Table) -> None:
    before, next_on = at_table.begin().id, DAY + timedelta(days=7)
    at_table.say(at_table.practitioner, before, "both.action_1", "Ring")
    at_table.say(at_table.practitioner, before, "both.next_on", place=next_on.isoformat())
    at_table.say(at_table.practitioner, before, "both.next_at", place="14:30")
    at_table.say(at_table.practitioner, before, "both.next_where", "Room 2")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(before, agrees=True)
    other = at_table.begin(held_on=DAY)
    assert (other.held_at, other.held_where) == (None, None)
    at_table.practitioner.meetings.call_off(other.id)
    begun = at_table.begin(held_on=next_on)
    assert (begun.held_at, begun.held_where) == ("14:30", "Room 2")


def test_the_next_meeting_says_what_is_known_of_those_that_were_called_off(at_table: Table) -> None:
    anna, said = at_table.practitioner, "both.standing.called_off"
    anna.meetings.call_off(at_table.begin().id, who="supervisor", why="Court,\nall day")
    at_table.supervisor.meetings.call_off(at_table.begin(held_on=DAY + timedelta(days=1)).id, who="somebody_else")
    anna.meetings.call_off(at_table.begin(held_on=DAY + timedelta(days=2)).id)
    made = at_table.begin().id
    assert anna.answers.of(made)[said].words == (
        "4 March 2026, called off by Bert: Court, all day\n"
        "5 March 2026, called off by somebody else.\n"
        "6 March 2026, called off."
    )
    at_table.say(at_table.practitioner, made, "both.action_1", "Ring")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(made, agrees=True)
    assert said not in anna.answers.of(at_table.begin().id)
    with at_table.store.reading() as connection:
        told = connection.execute(select(called_off.c.who, called_off.c.why)).all()
    assert set(told) == {(None, None)}, "the record has it by now"


def test_call_off_deletes_an_open_meeting(at_table: Table) -> None:
    made = at_table.begin()
    reflection = at_table.reflection()
    at_table.practitioner.brought.bring(made.id, reflection, at_table.items(reflection))
    at_table.practitioner.meetings.call_off(made.id)
    assert at_table.practitioner.meetings.all() == []
    assert at_table.practitioner.brought.open_meetings(reflection) == []
    assert at_table.begin().is_open


def test_a_confirmed_meeting_is_not_called_off(at_table: Table) -> None:
    fixed = at_table.fixed()
    with pytest.raises(Fixed, match="confirmed by both"):
        at_table.practitioner.meetings.call_off(fixed.id)
    assert at_table.supervisor.meetings.all() == [fixed]


def test_actions_are_due_soonest_first_until_a_record_says_what_came_of_them(at_table: Table) -> None:
    said = {"action_1": "undated", "action_2": "later", "action_3": "sooner", "condition_1": "a smaller caseload"}
    meeting = at_table.begin().id
    for name, words in said.items():
        at_table.say(at_table.practitioner, meeting, f"both.{name}", words)
    at_table.say(at_table.practitioner, meeting, "both.action_2.due", place="2026-05-02")
    at_table.say(at_table.supervisor, meeting, "both.action_3.due", place="2026-05-01")
    at_table.say(at_table.supervisor, meeting, "both.action_3.who", place="supervisor")
    at_table.say(at_table.supervisor, meeting, "both.action_3.notice", "we hear of it")
    assert at_table.practitioner.actions.due() == []
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(meeting, agrees=True)
    due = at_table.supervisor.actions.due(at_table.id)
    assert [one.what for _, one in due] == ["sooner", "later", "undated", "a smaller caseload"]
    assert due[0] == (
        at_table.supervisor.supervisions.get(at_table.id),
        Action(f"{meeting}-a3", meeting, "agreed", "sooner", "supervisor", date(2026, 5, 1), "we hear of it"),
    )
    following = at_table.begin().id
    carried = at_table.supervisor.actions.carried(following)
    assert carried[2] == Carried(
        id=f"{meeting}-a3",
        meeting=meeting,
        kind="agreed",
        what="sooner",
        who="supervisor",
        due=date(2026, 5, 1),
        notice="we hear of it",
    )
    assert [one.what for one in carried] == ["undated", "later", "sooner", "a smaller caseload"]
    at_table.say(at_table.practitioner, following, f"both.last.{meeting}-a3", "it helped", "done")
    at_table.say(at_table.practitioner, following, f"both.last.{meeting}-a1", "no word of it yet")
    at_table.say(at_table.practitioner, following, "both.action_1", "new")
    assert len(at_table.practitioner.actions.due()) == 4
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(following, agrees=True)
    assert [one.what for _, one in at_table.practitioner.actions.due()] == [
        "later",
        "undated",
        "a smaller caseload",
        "new",
    ]
    assert at_table.practitioner.actions.carried(following) == carried
    [came] = [one for one in at_table.practitioner.record.body(following).earlier_actions if one.outcome]
    assert (came.id, came.outcome, came.outcome_words) == (f"{meeting}-a3", "done", "it helped")


def test_a_record_settles_no_action_of_another_supervision(store: Store, at_table: Table) -> None:
    elsewhere = table(store)
    action = f"{elsewhere.fixed().id}-a1"
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, f"both.last.{action}", place="dropped")
    at_table.say(at_table.practitioner, meeting, "both.action_1", "new")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(meeting, agrees=True)
    assert [one.id for _, one in elsewhere.practitioner.actions.due(elsewhere.id)] == [action]


@pytest.mark.parametrize("nonsense", ["\x00", "\ud83d", "שלום", "x" * 100_000, "' OR 1=1 --", ""])
def test_an_id_that_cannot_be_one_is_not_yours(at_table: Table, nonsense: str) -> None:
    anna = at_table.practitioner
    for look in (
        anna.meetings.get,
        anna.supervisions.get,
        anna.record.of,
        anna.meetings.call_off,
        anna.supervisions.forget,
        anna.meetings.all,
    ):
        with pytest.raises(NotYours):
            look(nonsense)
    assert anna.brought.open_meetings(nonsense) == []
    with pytest.raises(NotYours):
        anna.brought.bring(at_table.begin().id, nonsense, ())
