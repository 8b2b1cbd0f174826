"""What an undone deletion had taken from open meetings of supervision is there again, where they still are open."""

from __future__ import annotations

import pytest

from model.store import Store
from tests.model.store.kept_rows import TAB, rows
from tests.model.store.supervision.two_people import Table


def bring(at_table: Table, meeting: str, reflection: str) -> None:
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))


def test_what_was_brought_is_in_its_open_meeting_again(store: Store, at_table: Table) -> None:
    meeting, first, second = at_table.begin().id, at_table.reflection("One"), at_table.reflection("Two")
    for one in (first, second):
        bring(at_table, meeting, one)
    before, seen = rows(store, "meetings"), at_table.supervisor.brought.of(meeting)
    revision = at_table.practitioner.meetings.get(meeting).revision
    at_table.deletion.reflection(first, tab=TAB)
    assert len(at_table.supervisor.brought.of(meeting)) == len(seen) // 2
    assert at_table.deletion.undo(first, TAB) is True
    assert (rows(store, "meetings"), at_table.supervisor.brought.of(meeting)) == (before, seen)
    assert at_table.practitioner.meetings.get(meeting).revision == revision + 2


def test_what_was_brought_comes_last_where_another_took_its_number(at_table: Table) -> None:
    meeting, first, second = at_table.begin().id, at_table.reflection("One"), at_table.reflection("Two")
    bring(at_table, meeting, first)
    at_table.deletion.reflection(first, tab=TAB)
    bring(at_table, meeting, second)
    assert at_table.deletion.undo(first, TAB) is True
    found = at_table.practitioner.brought.of(meeting)
    assert list(dict.fromkeys((one.source, one.reflection) for one in found)) == [(1, second), (2, first)]


def test_what_several_reflections_of_a_relationship_brought_is_in_its_meeting_again(
    store: Store, at_table: Table
) -> None:
    meeting, first, second = at_table.begin().id, at_table.reflection("One"), at_table.reflection("Two")
    whose = at_table.own.relationships.name("Blue Jay").id
    for one in (first, second):
        at_table.own.reflections.describe(one, relationship=whose)
        bring(at_table, meeting, one)
    before = rows(store, "meetings")
    at_table.deletion.relationship(whose, tab=TAB)
    assert at_table.practitioner.brought.of(meeting) == []
    assert at_table.deletion.undo(whose, TAB) is True
    assert rows(store, "meetings") == before


@pytest.mark.parametrize("way", ["confirmed", "called off", "forgotten"])
def test_meeting_that_is_not_open_any_more_is_left_as_it_is(at_table: Table, way: str) -> None:
    meeting, reflection = at_table.begin(two_views=False).id, at_table.reflection()
    bring(at_table, meeting, reflection)
    at_table.deletion.reflection(reflection, tab=TAB)
    if way == "confirmed":
        at_table.say(at_table.practitioner, meeting, "both.action_1", "walk")
        for seat in (at_table.practitioner, at_table.supervisor):
            seat.confirmations.confirm(meeting, agrees=True)
        record = at_table.supervisor.record.of(meeting)
    elif way == "called off":
        at_table.practitioner.meetings.call_off(meeting)
    else:
        at_table.practitioner.supervisions.forget(at_table.id)
    assert at_table.deletion.undo(reflection, TAB) is False
    assert at_table.own.reflections.get(reflection).headline == "A hard talk"
    if way == "confirmed":
        assert at_table.supervisor.record.of(meeting) == record
        assert at_table.practitioner.brought.of(meeting) == []


def test_what_was_agreed_to_before_the_deletion_stays_void(at_table: Table) -> None:
    meeting, reflection = at_table.begin(two_views=False).id, at_table.reflection()
    bring(at_table, meeting, reflection)
    at_table.say(at_table.practitioner, meeting, "both.action_1", "walk")
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    at_table.deletion.reflection(reflection, tab=TAB)
    at_table.deletion.undo(reflection, TAB)
    assert at_table.practitioner.confirmations.void(meeting) == {"supervisor"}
