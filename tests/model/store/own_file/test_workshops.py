"""Workshops in a file of everything: what is kept of one that has ended, and nothing of one that is open."""

from __future__ import annotations

import json

import pytest

from model.access import NotYours, Viewer
from model.report.workshop_report.csv import room_csv
from model.store import OwnStore, Store, TakenIn, TrainerStore
from tests.model.store.own_file.everything import ended, travelled
from tests.model.store.workshop.example_room import ASKING, hold
from tests.shipped import shipped_content

CARL = Viewer("carl")


def told(trainer: TrainerStore, room: str) -> list[object]:
    """All that a trainer's pages, the report and the table are made of."""
    held, script = trainer.rooms.get(room), trainer.rooms.script(room)
    results, joined = trainer.results.all(room), trainer.rooms.joined(room)
    return [
        room_csv(shipped_content(), held, script, results, joined),
        trainer.rooms.counts(room),
        script,
        results,
        [trainer.results.get(room, step) for step in ASKING],
        held.held_on,
    ]


@pytest.mark.parametrize("cells_at_least", [1, 3])
def test_ended_workshop_is_told_elsewhere_as_it_is_here(two: tuple[Store, Store], cells_at_least: int) -> None:
    for store, viewer in ((two[0], Viewer("anna")), (two[1], CARL)):
        store.deletion(viewer).everything()
    held = ended(two[0], "anna", cells_at_least=cells_at_least)
    other = two[1].of(CARL)
    file = travelled(two[0].of(Viewer("anna")))
    assert other.everything.take_in(file) == TakenIn(workshops=1)
    there = two[1].workshops(CARL)
    assert told(there, held.id) == told(held.trainer, held.id)
    assert there.results.all(held.id)[0].has_any
    assert [room.owner for room in there.rooms.all(is_open=False)] == ["carl"]
    assert other.everything.take_in(file) == TakenIn()
    assert other.everything.rows() == two[0].of(Viewer("anna")).everything.rows()


def test_nothing_of_who_was_there_is_in_the_file_and_nobody_joins_by_it(store: Store, own: OwnStore) -> None:
    held = ended(store, "anna")
    other = hold(store, 6, trainer="anna")
    rows = travelled(own)
    file = json.dumps(rows)
    link = other.room.link_code
    said = ["Secret", held.code, other.code, link, other.id, *(phone.person for phone in held.phones), *held.tokens]
    assert [one for one in said if one in file] == []
    assert [room["id"] for room in rows["rooms"]] == [held.id]
    store.deletion(Viewer("anna")).everything()
    store.of(CARL).everything.take_in(rows)
    [room] = store.workshops(CARL).rooms.all(is_open=False)
    assert (room.code, room.link_code, room.is_open) == ("", "", False)
    for code in (held.code, ""):
        assert store.participants().entrance.join(code, "t" * 32, ("a", "b", "c", "d")) is None


def test_workshop_that_was_forgotten_comes_back_and_another_persons_keeps_its_id(store: Store, own: OwnStore) -> None:
    held = ended(store, "anna")
    rows = travelled(own)
    assert store.of(CARL).everything.take_in(rows) == TakenIn(workshops=1)
    [theirs] = store.workshops(CARL).rooms.all(is_open=False)
    assert theirs.id != held.id
    with pytest.raises(NotYours):
        held.trainer.rooms.get(theirs.id)
    before = told(held.trainer, held.id)
    held.trainer.rooms.forget(held.id)
    assert own.everything.take_in(rows) == TakenIn(workshops=1)
    assert told(held.trainer, held.id) == before


def test_workshop_that_is_open_here_stays_open(two: tuple[Store, Store]) -> None:
    for store in two:
        store.deletion(CARL).everything()
    held = ended(two[0], "carl")
    rows = travelled(two[0].of(CARL))
    open_one = hold(two[1], trainer="carl")
    for table, name in (("rooms", "id"), ("room_scripts", "room"), ("room_results", "room")):
        rows[table][0][name] = open_one.id
    assert two[1].of(CARL).everything.take_in(rows) == TakenIn(other_workshops=1)
    assert (open_one.room.is_open, held.room.is_open) == (True, False)
