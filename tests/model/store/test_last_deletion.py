"""The sign of the last deletion: another one after each, for every process at the database, and the same otherwise."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from model.store import Deletion, OwnStore, Store
from tests.model.store.supervision.two_people import Table
from tests.model.store.temporary_home import DAY, Place
from tests.model.store.workshop.example_room import hold

Act = Callable[[], object]


def a_reflection(at_table: Table) -> Act:
    reflection = at_table.reflection()
    return lambda: at_table.deletion.reflection(reflection)


def a_relationship(at_table: Table) -> Act:
    relationship = at_table.own.relationships.name("Blue Jay").id
    return lambda: at_table.deletion.relationship(relationship)


def a_name_merged_away(at_table: Table) -> Act:
    one, other = (at_table.own.relationships.name(name).id for name in ("Blue Jay", "Wren"))
    return lambda: at_table.own.relationships.merge(one, other)


def a_note(at_table: Table) -> Act:
    note = at_table.own.notes.add(at_table.own.relationships.name("Blue Jay").id, DAY, "court").id
    return lambda: at_table.own.notes.delete(note)


def everything(at_table: Table) -> Act:
    at_table.reflection()
    return at_table.deletion.everything


def a_supervision(at_table: Table) -> Act:
    return lambda: at_table.practitioner.supervisions.forget(at_table.id)


def an_open_meeting(at_table: Table) -> Act:
    meeting = at_table.begin().id
    return lambda: at_table.practitioner.meetings.call_off(meeting)


def what_a_record_is_made_from(at_table: Table) -> Act:
    meeting = at_table.begin(two_views=False).id
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    return lambda: at_table.supervisor.confirmations.confirm(meeting, agrees=True)


def what_was_brought(at_table: Table) -> Act:
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    return lambda: at_table.practitioner.brought.bring(meeting, reflection, ())


def answers_of_a_room(at_table: Table) -> Act:
    held = hold(at_table.store, 1)
    return lambda: held.trainer.rooms.end(held.id)


def a_room(at_table: Table) -> Act:
    held = hold(at_table.store)
    return lambda: held.trainer.rooms.forget(held.id)


DELETIONS = (
    a_reflection,
    a_relationship,
    a_name_merged_away,
    a_note,
    everything,
    a_supervision,
    an_open_meeting,
    what_a_record_is_made_from,
    what_was_brought,
    answers_of_a_room,
    a_room,
)


@pytest.mark.parametrize("prepare", DELETIONS)
def test_each_deletion_leaves_another_sign(store: Store, at_table: Table, prepare: Callable[[Table], Act]) -> None:
    delete = prepare(at_table)
    before = store.last_deletion()
    assert store.last_deletion() == before
    delete()
    assert store.last_deletion() != before


def test_sign_stays_where_nothing_is_deleted(store: Store, at_table: Table) -> None:
    before = store.last_deletion()
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    at_table.own.reflections.finish(reflection)
    assert store.last_deletion() == before


def test_another_process_sees_the_sign(place: Place, store: Store, own: OwnStore, deletion: Deletion) -> None:
    reflection = own.reflections.start("f", "v", "en", DAY).id
    with closing(place.open()) as another:
        before = another.last_deletion()
        deletion.reflection(reflection)
        assert another.last_deletion() == store.last_deletion() != before


def test_key_still_opens_what_is_kept_after_a_deletion(place: Place, store: Store, deletion: Deletion) -> None:
    deletion.everything()
    store.close()
    with closing(place.open()) as again:
        assert again.ready()
