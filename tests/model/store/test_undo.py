"""A deletion can be undone for a minute: everything is as it was, or it is gone for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Text, select, type_coerce

from model.access import NotYours, Viewer
from model.relationship.relationship import Holdings
from model.store import Deletion, OwnStore, Store, Undoable, undo
from model.store.database.cipher import EncryptedText
from model.store.database.columns import metadata
from model.store.database.faults import StoreFault
from tests.model.store.supervision.two_people import Table
from tests.model.store.temporary_home import DAY, Place

TAB = "one tab"
FIELDS = ("safety.what", "trust.what", "trust.place", "headline", "next_1", "next_2", "next_1_due", "their_telling")
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
SAID = st.tuples(st.sampled_from(FIELDS), WORDS, st.sampled_from(["2", "not_sure", "2026-04-01", None]))


def rows(store: Store, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as it is kept, words encrypted, but for the sign of the last deletion."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(*map(as_kept, table.c)))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in ("store_facts", *but)
        }


def as_kept(column: Any) -> Any:
    return type_coerce(column, Text) if isinstance(column.type, EncryptedText) else column


def gone(act: Callable[[], object]) -> None:
    """It cannot be undone any more."""
    with pytest.raises(NotYours):
        act()


@pytest.fixture
def written(own: OwnStore) -> str:
    """A finished reflection of a relationship with something in all that goes with it."""
    whose = own.relationships.name("Blue Jay").id
    made = own.reflections.start("f", "v", "en", DAY, headline="She laughed", relationship=whose, venue="car").id
    for tab in ("one", "two"):
        own.answers.save(made, "safety.what", words=f"laughed in {tab}", tab=tab, base_version=0)
    for field in ("next_1", "next_2"):
        own.answers.save(made, field, words="Ring them", tab="one", base_version=0)
    own.answers.save(made, "next_1_outcome", words="It went well", place="done", tab="one", base_version=0)
    own.reflections.finish(made)
    return made


def test_undo_puts_back_every_byte(store: Store, own: OwnStore, deletion: Deletion, written: str) -> None:
    before = rows(store)
    assert {"reflections", "answers", "replaced_answers", "next_steps"} <= {
        name for name, all_ in before.items() if all_
    }
    deletion.reflection(written, tab=TAB)
    assert {name: len(all_) for name, all_ in rows(store).items() if all_} == {"relationships": 1}
    assert deletion.undo(written, TAB) is True
    assert rows(store) == before
    own.answers.save(written, "safety.what", words="going on", tab="one", base_version=2)
    assert own.answers.of(written)["safety.what"].version == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(SAID, max_size=12), outcomes=st.lists(st.sampled_from(["done", "part", "not", None]), max_size=2))
def test_undo_puts_back_whatever_there_was(
    store: Store,
    own: OwnStore,
    deletion: Deletion,
    said: list[tuple[str, str, str | None]],
    outcomes: list[str | None],
) -> None:
    made = own.reflections.start("f", "v", "en", DAY, headline="".join(words for _, words, _ in said)).id
    for number, (field, words, place) in enumerate(said):
        own.answers.save(made, field, words=words, place=place, tab=f"tab {number % 2}", base_version=0)
    for step, outcome in zip(own.next_steps.of(made), outcomes, strict=False):
        field = f"next_{step.position + 1}_outcome"
        own.answers.save(made, field, words="so it went", place=outcome, tab="a", base_version=0)
    before = rows(store)
    deletion.reflection(made, tab=TAB)
    assert own.reflections.count() == len(before["reflections"]) - 1
    deletion.undo(made, TAB)
    assert rows(store) == before


def test_what_can_be_undone_is_told_without_its_words(own: OwnStore, deletion: Deletion, written: str) -> None:
    kept, other = own.reflections.get(written), own.reflections.start("f", "v", "en", DAY)
    for one in (written, other.id):
        deletion.reflection(one, tab=TAB)
    first, second = deletion.undoable(TAB)
    assert (first, second) == (
        Undoable(other.id, (other,), is_relationship=False),
        Undoable(written, (replace(kept, headline=""),), is_relationship=False),
    )


def test_two_deletions_are_undone_in_any_order(store: Store, own: OwnStore, deletion: Deletion, written: str) -> None:
    other = own.reflections.start("f", "v", "en", DAY, headline="Another").id
    before = rows(store)
    for one in (written, other):
        deletion.reflection(one, tab=TAB)
    deletion.undo(written, TAB)
    deletion.undo(other, TAB)
    assert (rows(store), deletion.undoable(TAB)) == (before, [])


def test_only_the_tab_that_deleted_can_undo_and_only_that_person(
    store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    deletion.reflection(written, tab=TAB)
    stranger = store.deletion(Viewer("bert"))
    assert [one.id for one in deletion.undoable(TAB)] == [written]
    assert deletion.undoable("another tab") == stranger.undoable(TAB) == []
    for door, tab in ((deletion, "another tab"), (stranger, TAB)):
        gone(lambda door=door, tab=tab: door.undo(written, tab))  # type: ignore[misc]
        gone(lambda door=door, tab=tab: door.forget(written, tab))  # type: ignore[misc]
    deletion.undo(written, TAB)
    assert own.reflections.get(written).headline == "She laughed"


def test_deletion_without_a_tab_is_for_good_at_once(deletion: Deletion, written: str) -> None:
    deletion.reflection(written)
    assert deletion.undoable("") == deletion.undoable(TAB) == []
    gone(lambda: deletion.undo(written, TAB))


def test_undone_once_it_cannot_be_undone_again(own: OwnStore, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.undo(written, TAB)
    gone(lambda: deletion.undo(written, TAB))
    deletion.reflection(written, tab=TAB)
    deletion.undo(written, TAB)
    assert own.reflections.get(written).id == written


def test_deleting_for_good_now_lets_go_of_it(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.forget(written, TAB)
    assert (store._just_deleted._held, deletion.undoable(TAB)) == ({}, [])
    gone(lambda: deletion.undo(written, TAB))
    gone(lambda: deletion.forget(written, TAB))


def clocks() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_minute_ends_by_itself(store: Store, deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "SECONDS", 0.2)
    deletion.reflection(written, tab=TAB)
    held = [one for one, _ in store._just_deleted._held.values()]
    assert [one.id for one in held] == [written]
    assert held[0].until - undo.now() <= timedelta(seconds=0.2)
    end = time.monotonic() + 10
    while store._just_deleted._held and time.monotonic() < end:
        time.sleep(0.02)
    assert (store._just_deleted._held, deletion.undoable(TAB)) == ({}, [])
    gone(lambda: deletion.undo(written, TAB))


def test_minute_is_one(deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    assert undo.SECONDS == 60
    [clock] = clocks()
    assert 59 < clock.interval <= 60  # type: ignore[attr-defined]
    deletion.forget(written, TAB)
    clock.join(5)
    assert clocks() == []


def test_it_is_not_undone_once_its_time_is_over_though_its_clock_is_late(
    store: Store, deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deletion.reflection(written, tab=TAB)
    [(held, _)] = store._just_deleted._held.values()
    monkeypatch.setattr(undo, "now", lambda: held.until)
    assert deletion.undoable(TAB) == []
    gone(lambda: deletion.undo(written, TAB))


def test_deleting_everything_in_that_minute_ends_it(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.everything()
    assert (store._just_deleted._held, deletion.undoable(TAB)) == ({}, [])
    gone(lambda: deletion.undo(written, TAB))
    assert {name for name, all_ in rows(store).items() if all_} == set()


def test_somebody_elses_minute_goes_on_when_one_deletes_everything(
    store: Store, deletion: Deletion, written: str
) -> None:
    deletion.reflection(written, tab=TAB)
    store._just_deleted.drop("bert")
    assert [one.id for one in deletion.undoable(TAB)] == [written]


def test_nothing_comes_back_when_another_process_deleted_everything(
    place: Place, store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    own.reflections.start("f", "v", "en", DAY)
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as another:
        for _ in range(2):
            another.deletion(Viewer("anna")).everything()
    gone(lambda: deletion.undo(written, TAB))
    assert (own.reflections.count(), store._just_deleted._held) == (0, {})


def test_other_deletions_meanwhile_hinder_nothing(
    place: Place, own: OwnStore, deletion: Deletion, written: str
) -> None:
    other = own.reflections.start("f", "v", "en", DAY).id
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as another:
        another.deletion(Viewer("anna")).reflection(other)
    deletion.undo(written, TAB)
    assert [one.id for one in own.reflections.all()] == [written]


def test_process_that_ends_takes_it_along(place: Place, store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as after:
        assert after.deletion(Viewer("anna")).undoable(TAB) == []
        gone(lambda: after.deletion(Viewer("anna")).undo(written, TAB))
        assert after.of(Viewer("anna")).reflections.count() == 0
    store.close()
    assert store._just_deleted._held == {}


def test_relationship_that_was_deleted_meanwhile_stays_so(
    store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    before = own.reflections.get(written)
    deletion.reflection(written, tab=TAB)
    with store.writing() as connection:
        connection.execute(metadata.tables["relationships"].delete())
    assert deletion.undo(written, TAB) is True
    assert own.reflections.get(written) == replace(before, relationship=None)
    assert len(own.answers.of(written)) == 4


@pytest.fixture
def whose(own: OwnStore, written: str) -> str:
    """The relationship of `written`, with a draft and a note that was changed in another tab besides."""
    relationship = own.reflections.get(written).relationship
    assert relationship
    own.reflections.start("f", "v", "en", DAY, relationship=relationship)
    note = own.notes.add(relationship, DAY, "move").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=f"moved, says {tab}", place=None, tab=tab, base_version=0)
    return relationship


def test_whole_relationship_is_put_back_byte_for_byte(
    store: Store, own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    before, [draft] = rows(store), own.reflections.all(drafts=True)
    kept = own.reflections.get(written)
    deletion.relationship(whose, tab=TAB)
    assert {name for name, all_ in rows(store).items() if all_} == set()
    told = deletion.undoable(TAB)
    assert [(one.id, one.is_relationship) for one in told] == [(whose, True)]
    assert {*told[0].reflections} == {replace(kept, headline=""), draft}
    assert deletion.undo(whose, TAB) is True
    assert (rows(store), deletion.undoable(TAB)) == (before, [])


def test_relationship_deleted_without_a_tab_is_gone_at_once(deletion: Deletion, whose: str) -> None:
    deletion.relationship(whose)
    assert deletion.undoable(TAB) == []


def test_relationship_whose_name_was_given_again_goes_into_that_one(
    own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    deletion.relationship(whose, tab=TAB)
    again = own.relationships.name("blue jay")
    assert deletion.undo(whose, TAB) is True
    assert own.relationships.all() == [again]
    assert own.reflections.get(written).relationship == again.id
    assert own.relationships.holdings(again.id) == Holdings(reflections=1, drafts=1, notes=1)


def test_reflection_undone_before_its_relationship_has_none_and_keeps_its_words(
    own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.relationship(whose, tab=TAB)
    deletion.undo(written, TAB)
    deletion.undo(whose, TAB)
    assert own.reflections.get(written).relationship is None
    assert [one.id for one in own.relationships.all()] == [whose]


def test_undo_leaves_another_sign_for_every_open_tab(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    before = store.last_deletion()
    deletion.undo(written, TAB)
    assert store.last_deletion() != before


def test_undo_that_fails_can_be_tried_again(
    store: Store, own: OwnStore, deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deletion.reflection(written, tab=TAB)

    def fails(*_: object) -> bool:
        raise StoreFault("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("model.store.deletion.put_all_back", fails)
        with pytest.raises(StoreFault):
            deletion.undo(written, TAB)
    assert (own.reflections.count(), len(store._just_deleted._held)) == (0, 1)
    deletion.undo(written, TAB)
    assert own.reflections.count() == 1


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
