"""Carrying out what a team's settings say: of every kind and no more than that; what is held stays, and it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from model.access import OPERATOR, NotYours, Viewer
from model.answers import Answers
from model.store import OwnStore, Store
from model.store.retention import retention
from model.store.retention.kind import Changed
from model.store.retention.retention import KINDS
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationship_notes, relationships
from model.store.tables.supervision import meetings
from model.store.tables.workshop import room_people, rooms
from model.team.settings import Keeping
from tests.model.store.retention.aged import ANNA, BERT, LONG_AGO, TODAY, acts, age, everything, keep, only
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY
from tests.model.store.workshop.example_room import hold as hold_workshop


def test_every_kind_of_the_settings_is_carried_out() -> None:
    assert [*KINDS, "trail"] == list(Keeping.model_fields)


def test_nothing_goes_while_no_days_are_set(store: Store, own: OwnStore, written: str) -> None:
    age(store, reflections.c.changed_at)
    assert [one.day for one in store.retention(OPERATOR).carry_out(only(), TODAY)] == [None] * len(Keeping.model_fields)
    assert [one.id for one in own.reflections.all()] == [written]


def test_many_go_in_several_transactions_and_each_is_told(store: Store, own: OwnStore) -> None:
    for _ in range(2 * retention.BATCH + 1):
        own.reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    assert keep(store, only(drafts=30))["drafts"].gone == 2 * retention.BATCH + 1
    assert [things for *_, things in acts(store, ANNA)] == [retention.BATCH, retention.BATCH, 1]


def test_a_run_that_was_stopped_goes_on_with_the_next(
    store: Store, own: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        own.reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    monkeypatch.setattr(retention, "BATCH", 1)
    note_act, noted = retention.note_act, []

    def stopped_at_the_second(*given: object) -> None:
        if noted:
            raise KeyboardInterrupt
        noted.append(given)
        note_act(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(retention, "note_act", stopped_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        keep(store, only(drafts=30))
    assert (own.reflections.count(), len(acts(store, ANNA))) == (2, 1)
    monkeypatch.setattr(retention, "note_act", note_act)
    assert keep(store, only(drafts=30))["drafts"].gone == 2
    assert (own.reflections.count(), len(acts(store, ANNA))) == (0, 3)


def test_what_is_changed_meanwhile_stays_with_all_that_would_have_gone_with_it(store: Store, at_table: AtTable) -> None:
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    age(store, reflections.c.changed_at)
    brought, before = at_table.practitioner.brought.of(meeting), datetime(2026, 10, 30, tzinfo=UTC)
    [old] = _found(store, "drafts", before)
    at_table.own.answers.save(reflection, "safety.what", words="again", tab="one", base_version=1)
    with pytest.raises(Changed), store.writing() as connection:
        KINDS["drafts"].drop(connection, [old], before)
    assert at_table.practitioner.brought.of(meeting) == brought
    assert _words(at_table.own.answers.of(reflection)) == {"safety.place": "", "safety.what": "again"}


def _found(store: Store, kind: str, before: datetime) -> list[str]:
    with store.reading() as connection:
        return [one.id for one in KINDS[kind].old(connection, before)]


def _words(answers: Answers) -> dict[str, str]:
    return {field: one.words for field, one in answers.items()}


@dataclass(frozen=True)
class Full:
    """A store with something old of every kind, kept by three people."""

    store: Store
    keeping: Keeping


@pytest.fixture
def full(store: Store, two_accounts: AtTable) -> Full:
    """Something of every kind, all of it old, and a trail."""
    own = two_accounts.own
    two_accounts.fixed()
    two_accounts.begin()
    two_accounts.supervisor.record.of(two_accounts.practitioner.meetings.all(is_open=False)[0].id)
    blue = own.relationships.name("Blue Jay").id
    own.notes.add(blue, DAY, "court")
    own.cards.begin("child", "v", "en", DAY, relationship=blue)
    closed = own.relationships.name("Wren").id
    own.reflections.finish(own.reflections.start("f", "v", "en", DAY, relationship=closed).id)
    own.relationships.close(closed, DAY)
    own.reflections.finish(own.reflections.start("f", "v", "en", DAY, relationship=blue).id)
    for _ in range(2):
        hold_workshop(store, 5, "word")
    ended = hold_workshop(store, 5, "word")
    ended.trainer.rooms.end(ended.id)
    store.of(Viewer("cleo")).reflections.start("f", "v", "en", DAY)
    for column in (
        reflections.c.changed_at,
        relationship_notes.c.saved_at,
        meetings.c.changed_at,
        rooms.c.opened_at,
        room_people.c.seen_at,
    ):
        age(store, column)
    with store.writing() as connection:
        connection.execute(rooms.update().where(rooms.c.ended_at.is_not(None)).values(ended_at=LONG_AGO))
    return Full(store, Keeping(**dict.fromkeys(Keeping.model_fields, 30) | {"left_accounts": 0, "trail": 0}))


def test_a_rehearsal_says_what_would_go_and_changes_nothing(full: Full) -> None:
    before = everything(full.store)
    rehearsed = full.store.retention(OPERATOR).rehearse(full.keeping, TODAY)
    assert everything(full.store) == before
    assert list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY)) == rehearsed
    assert [one.kind for one in rehearsed if not one.gone] == ["left_accounts", "trail"]


def test_a_second_run_finds_nothing_more(full: Full) -> None:
    list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    before = everything(full.store)
    again = list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    assert [one.gone for one in again] == [0] * len(Keeping.model_fields)
    assert everything(full.store) == before


@pytest.mark.parametrize("act", ["carry_out", "rehearse"])
def test_nobody_but_the_operator_deletes_by_age(store: Store, act: str) -> None:
    run: Callable[..., object] = getattr(store.retention(ANNA), act)
    with pytest.raises(NotYours):
        list(run(only(drafts=30), TODAY))  # type: ignore[call-overload]


def test_what_is_held_stays_and_is_counted(store: Store, own: OwnStore, two_accounts: AtTable) -> None:
    two_accounts.fixed(held_on=DAY)
    own.relationships.name("Blue Jay")
    store.of(BERT).reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    store.holds(OPERATOR).begin("anna", "A court asked.", "The data-protection officer")
    found = keep(store, only(drafts=30, records=30))
    assert (found["drafts"].gone, found["drafts"].held) == (1, 1)
    assert (found["records"].gone, found["records"].held) == (0, 1), "a record is held for either of its two"
    store.holds(OPERATOR).end("anna")
    found = keep(store, only(drafts=30, records=30))
    assert (found["drafts"].gone, found["records"].gone) == (1, 1)


def test_relationships_table_is_not_left_with_rows_of_nobody(full: Full) -> None:
    list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    with full.store.reading() as connection:
        assert connection.execute(select(relationships)).all() == []
