"""The trail: who did what with whose thing, for that person alone, and whatever is done to it afterwards shows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import ColumnElement, select

from model.access import LOCAL, OPERATOR, NotYours, Viewer
from model.store import OwnStore, Store
from model.store.database.columns import metadata
from model.store.tables.team import trail, trail_chains
from model.store.trail.chain import drop_before
from model.team.trail import Break
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY, Place, change_key
from tests.model.store.workshop.example_room import hold as hold_workshop

ANNA, BERT = Viewer("anna"), Viewer("bert")


def acts(store: Store, viewer: Viewer) -> list[tuple[str, str, str, str | None]]:
    """What a person's trail tells, the oldest first."""
    return [(one.actor, one.act, one.kind, one.thing) for one in reversed(store.trail(viewer).mine())]


def broken(store: Store) -> tuple[Break, ...]:
    return store.trail(OPERATOR).check().breaks


@pytest.fixture
def five(store: Store) -> Store:
    """A store in which two people have trails of five entries."""
    for viewer in (ANNA, BERT):
        for _ in range(5):
            store.trail(viewer).exported("document", "a" * 24)
    return store


def test_whatever_is_deleted_for_good_of_ones_own_is_told(store: Store, own: OwnStore) -> None:
    blue = own.relationships.name("Blue Jay").id
    reflection = own.reflections.start("f", "v", "en", DAY).id
    card = own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    note = own.notes.add(blue, DAY, "court").id
    plan = own.plans.add("workshops", {"key": "our_day", "name": "Our day", "steps": [{"key": "welcome"}]}).id
    room = hold_workshop(store, 5, "word")
    deletion = store.deletion(ANNA)
    deletion.card(card)
    deletion.reflection(reflection, tab="one")
    deletion.undo(reflection, "one")
    own.notes.delete(note)
    deletion.relationship(blue)
    own.plans.delete(plan)
    room.trainer.rooms.forget(room.id)
    deletion.everything()
    assert acts(store, ANNA) == [
        ("anna", "deleted", "card", card),
        ("anna", "deleted", "reflection", reflection),
        ("anna", "put_back", "reflection", reflection),
        ("anna", "deleted", "note", note),
        ("anna", "deleted", "relationship", blue),
        ("anna", "deleted", "plan", plan),
        ("anna", "deleted", "workshop", room.id),
        ("anna", "deleted", "everything", None),
    ]


def test_an_export_is_told_and_a_look_at_ones_own_is_not(store: Store, own: OwnStore) -> None:
    made = own.reflections.start("f", "v", "en", DAY).id
    own.reflections.get(made)
    own.everything.rows()
    assert acts(store, ANNA) == []
    assert own.everything.export() == own.everything.rows()
    store.trail(ANNA).exported("tables")
    assert acts(store, ANNA) == [("anna", "exported", "everything", None), ("anna", "exported", "tables", None)]


def test_what_a_supervisor_does_with_what_was_brought_is_told_to_the_practitioner(
    store: Store, two_accounts: AtTable
) -> None:
    meeting, reflection = two_accounts.begin().id, two_accounts.reflection()
    assert two_accounts.supervisor.brought.of(meeting) == []
    assert acts(store, ANNA) == []
    two_accounts.practitioner.brought.bring(meeting, reflection, two_accounts.items(reflection))
    two_accounts.practitioner.brought.of(meeting)
    two_accounts.practitioner.record.body(meeting)
    two_accounts.supervisor.record.body(meeting)
    for _ in range(3):
        two_accounts.supervisor.brought.of(meeting)
    assert acts(store, ANNA) == [("bert", "opened", "brought", meeting)], "once a day"
    two_accounts.supervisor.meetings.move(meeting, held_on=DAY, held_at="14:30")
    two_accounts.supervisor.meetings.move(meeting, held_on=DAY, held_at="14:30")
    two_accounts.supervisor.meetings.call_off(meeting)
    both = [("bert", "moved", "meeting", meeting), ("bert", "deleted", "meeting", meeting)]
    assert acts(store, ANNA)[1:] == both, "a move that changes nothing is none"
    assert acts(store, BERT) == both


def test_opening_is_told_anew_on_another_day(store: Store, two_accounts: AtTable) -> None:
    fixed = two_accounts.fixed().id
    two_accounts.supervisor.record.body(fixed)
    told = [("bert", "opened", "record", fixed)]
    assert acts(store, ANNA)[-1:] == told
    with store.writing() as connection:
        connection.execute(trail.update().values(at=datetime(2026, 1, 2, tzinfo=UTC)))
    two_accounts.supervisor.brought.of(fixed)
    assert acts(store, ANNA)[-2:] == told * 2


def test_what_either_does_with_a_record_is_told_to_the_other(store: Store, two_accounts: AtTable) -> None:
    fixed = two_accounts.fixed().id
    two_accounts.practitioner.record.of(fixed)
    two_accounts.supervisor.record.export(fixed)
    two_accounts.practitioner.supervisions.forget(two_accounts.id)
    assert [one for one in acts(store, BERT) if one[2] != "brought"] == [
        ("anna", "confirmed", "record", fixed),
        ("anna", "opened", "record", fixed),
        ("bert", "exported", "record", fixed),
        ("anna", "deleted", "supervision", two_accounts.id),
    ]
    assert [one for one in acts(store, ANNA) if one[2] != "brought"] == [
        ("bert", "confirmed", "record", fixed),
        ("bert", "exported", "record", fixed),
        ("anna", "deleted", "supervision", two_accounts.id),
    ]


def test_a_guest_and_somebody_at_their_own_machine_have_no_trail(store: Store, at_table: AtTable) -> None:
    fixed = at_table.fixed().id
    at_table.supervisor.record.of(fixed)
    mine = store.of(LOCAL).reflections.start("f", "v", "en", DAY).id
    store.of(LOCAL).everything.export()
    store.deletion(LOCAL).reflection(mine)
    with store.reading() as connection:
        assert connection.execute(select(trail.c.person).where(trail.c.person != "anna")).all() == []
        assert connection.execute(select(trail_chains.c.person).where(trail_chains.c.person != "anna")).all() == []


def test_an_act_that_is_undone_leaves_no_entry(store: Store, own: OwnStore, two_accounts: AtTable) -> None:
    made = own.reflections.start("f", "v", "en", DAY).id
    with pytest.raises(NotYours):
        store.deletion(BERT).reflection(made)
    with pytest.raises(NotYours):
        two_accounts.supervisor.record.export(two_accounts.begin().id)
    assert (acts(store, ANNA), acts(store, BERT)) == ([], [])


def test_nobody_reads_anothers_trail_nor_checks_any(five: Store) -> None:
    assert [one.number for one in five.trail(ANNA).mine()] == [5, 4, 3, 2, 1]
    assert five.trail(Viewer("cleo")).mine() == five.trail(OPERATOR).mine() == []
    with pytest.raises(NotYours):
        five.trail(ANNA).check()


def test_a_trail_holds_no_word(store: Store, two_accounts: AtTable) -> None:
    two_accounts.own.relationships.name("UNMISTAKABLE")
    two_accounts.fixed(words="UNMISTAKABLE")
    two_accounts.own.everything.export()
    store.holds(OPERATOR).begin("anna", "UNMISTAKABLE", "UNMISTAKABLE")
    with store.reading() as connection:
        held = str(connection.execute(select(trail)).all() + connection.execute(select(trail_chains)).all())
    assert "UNMISTAKABLE" not in held
    assert len(held) > 1000


def test_whole_trails_are_counted(five: Store) -> None:
    found = five.trail(OPERATOR).check()
    assert (found.people, found.entries, found.breaks) == (2, 10, ())


def sealed_of(store: Store, person: str) -> str:
    with store.reading() as connection:
        return str(connection.scalar(select(trail_chains.c.sealed).where(trail_chains.c.person == person)))


TAMPERS: dict[str, tuple[Callable[[Store], object], int]] = {
    "somebody else did it": (lambda store: change(store, 3, actor="cleo"), 3),
    "another act": (lambda store: change(store, 1, act="opened"), 1),
    "another kind": (lambda store: change(store, 2, kind="record"), 2),
    "another thing": (lambda store: change(store, 2, thing="b" * 24), 2),
    "another number of things": (lambda store: change(store, 5, things=7), 5),
    "another moment": (lambda store: change(store, 4, at=datetime(2026, 1, 2, tzinfo=UTC)), 4),
    "another hash": (lambda store: change(store, 4, hash="0" * 64), 4),
    "one out of the middle": (lambda store: cut(store, 3), 3),
    "the first": (lambda store: cut(store, 1), 1),
    "the last": (lambda store: cut(store, 5), 5),
    "all": (lambda store: cut(store, *range(1, 6)), 1),
    "the seal": (lambda store: seal(store, None), 1),
    "a foreign seal": (lambda store: seal(store, sealed_of(store, "bert")), 1),
    "no seal at all": (lambda store: seal(store, "{}"), 1),
}


def this(number: int) -> ColumnElement[bool]:
    return (trail.c.person == "anna") & (trail.c.number == number)


def change(store: Store, number: int, **news: object) -> None:
    with store.writing() as connection:
        connection.execute(trail.update().where(this(number)).values(**news))


def cut(store: Store, *numbers: int) -> None:
    with store.writing() as connection:
        for number in numbers:
            connection.execute(trail.delete().where(this(number)))


def seal(store: Store, sealed: str | None) -> None:
    of_anna = trail_chains.c.person == "anna"
    with store.writing() as connection:
        if sealed is None:
            connection.execute(trail_chains.delete().where(of_anna))
        else:
            connection.execute(trail_chains.update().where(of_anna), {"sealed": sealed})


@pytest.mark.parametrize("how", TAMPERS)
def test_tampering_shows_with_whose_trail_and_where(five: Store, how: str) -> None:
    tamper, number = TAMPERS[how]
    tamper(five)
    assert broken(five) == (Break("anna", number),)


def test_a_seal_of_random_signs_shows_too(five: Store) -> None:
    with five.writing() as connection:
        connection.exec_driver_sql("UPDATE trail_chains SET sealed = 'no token' WHERE person = 'anna'")
    assert broken(five) == (Break("anna", 1),)


def test_two_entries_in_each_others_place_show(five: Store) -> None:
    with five.writing() as connection:
        for number, other in ((2, 99), (3, 2), (99, 3)):
            connection.execute(trail.update().where(this(number)).values(number=other))
    assert broken(five) == (Break("anna", 2),)


@pytest.mark.parametrize("kept", [1, 3, 5])
def test_what_is_left_after_the_oldest_went_still_fits_together(five: Store, kept: int) -> None:
    moments = {one.number: one.at for one in five.trail(ANNA).mine()}
    with five.writing() as connection:
        assert drop_before(connection, "anna", moments[kept]) == kept - 1
    assert (broken(five), [one.number for one in five.trail(ANNA).mine()]) == ((), list(range(5, kept - 1, -1)))
    five.trail(ANNA).exported("document")
    assert (broken(five), five.trail(ANNA).mine()[0].number) == ((), 6)
    cut(five, kept)
    assert broken(five) == (Break("anna", kept),)


def test_a_trail_that_is_all_too_old_goes_whole_and_begins_anew(five: Store) -> None:
    with five.writing() as connection:
        assert drop_before(connection, "anna", datetime(2100, 1, 1, tzinfo=UTC)) == 5
        assert drop_before(connection, "anna", datetime(2100, 1, 1, tzinfo=UTC)) == 0
    assert five.trail(OPERATOR).check().people == 1
    five.trail(ANNA).exported("document")
    assert (broken(five), [one.number for one in five.trail(ANNA).mine()]) == ((), [1])


def test_a_trail_is_whole_after_the_key_was_changed(five: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    change_key(place, monkeypatch)
    five.close()
    with closing(place.open()) as after:
        after.trail(ANNA).exported("document")
        assert (broken(after), len(after.trail(ANNA).mine())) == ((), 6)


def test_a_trail_that_many_write_at_once_is_whole(store: Store) -> None:
    def write(_: int) -> None:
        store.trail(ANNA).exported("document")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(20)))
    assert [one.number for one in store.trail(ANNA).mine()] == list(range(20, 0, -1))
    assert broken(store) == ()


def test_the_tables_of_the_trail_have_no_other_columns_than_these() -> None:
    assert [column.name for column in metadata.tables["trail"].c] == [
        "person",
        "number",
        "actor",
        "act",
        "kind",
        "thing",
        "things",
        "at",
        "hash",
    ]
