"""Once a workshop has ended, nothing left in the store can tie an answer to a person.

What is left is looked at three ways: every row of every table, every byte of every file, and whether it is the same
whoever of the room had given which answer.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_by_hypothesis
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import Text, select, type_coerce

from model.access import Viewer
from model.store import Store, StoreFault, TrainerStore, open_store
from model.store.database import engine
from model.store.database.cipher import EncryptedText
from model.store.database.columns import metadata
from model.store.tables.workshop import room_results, room_scripts, rooms
from model.workshop.room import Given
from tests.effort import examples
from tests.model.store.kept_rows import TRAIL, facts
from tests.model.store.workshop.example_room import STEP_KEYS, Held, hold, script

LAST = STEP_KEYS[-1]


def full_room(store: Store) -> Held:
    """A room of eight with an answer to everything, results of some of it, and phones that came back."""
    held = hold(store, 8, LAST)
    held.all_give("word", *(f"UNMISTAKABLE-{at}" for at in range(8)))
    held.approve("UNMISTAKABLE-0", "UNMISTAKABLE-1")
    held.trainer.lines.approve(held.id, held.line("UNMISTAKABLE-2").id, "held")
    held.all_give("said", *(f"UNHEARD {at}" for at in range(4)))
    for field in ("ground.safety", "ground.trust", "again.safety", "road.trust.then", "road.trust.now"):
        held.all_give(field, *"12345123")
    held.all_give("story", *["wait", "ask"] * 4)
    held.all_give("further", *["safety"] * 6)
    for step in ("word", "ground", "story"):
        held.trainer.rooms.move(held.id, step)
        held.trainer.results.show(held.id)
    held.all_give("word", *(f"UNMISTAKABLE-{at}" for at in range(3)), "UNMISTAKABLE-changed")
    for phone in held.phones[:3]:
        held.tokens.append(f"{len(held.tokens):032x}")
        assert held.participants.entrance.come_back(held.code, phone.key, held.tokens[-1]) is not None
    return held


def raw(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as it lies there, encrypted where it is."""
    with store.reading() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(
                    select(
                        *(
                            type_coerce(column, Text).label(column.name)
                            if isinstance(column.type, EncryptedText)
                            else column
                            for column in table.c
                        )
                    )
                ).mappings()
            ]
            for table in metadata.sorted_tables
        }


def body_of(store: Store, room: str) -> str:
    """What is kept of an ended room, to the letter."""
    with store.reading() as connection:
        return connection.execute(select(room_results.c.body).where(room_results.c.room == room)).scalar_one()


def personal(held: Held) -> set[str]:
    """Whatever could tell one person of this room from another, and what opens the way to them."""
    rows = raw(held.store)
    names = {"room_people": ("id", "key", "key_mark"), "room_phones": ("mark",), "given": ("line", "words")}
    found = {str(row[name]) for table, columns in names.items() for row in rows[table] for name in columns if row[name]}
    found |= {row["secret"] for row in rows["rooms"]} | {held.room.code, held.room.link_code}
    with held.store.reading() as connection:
        found |= {str(connection.execute(select(rooms.c.secret)).scalar_one())}
    return found | set(held.tokens) | {phone.key for phone in held.phones}


@pytest.fixture
def ended(store: Store) -> tuple[Held, set[str]]:
    """A full room that has ended, and all that was personal in it."""
    held = full_room(store)
    found = personal(held)
    held.trainer.rooms.end(held.id)
    return held, found


def test_only_the_rooms_own_row_the_script_and_one_row_of_results_are_left(ended: tuple[Held, set[str]]) -> None:
    held, found = ended
    rows = raw(held.store)
    assert {name: len(some) for name, some in rows.items() if some} == {
        "rooms": 1,
        "room_scripts": 1,
        "room_results": 1,
        "store_facts": facts(held.store),
    }
    [room] = rows["rooms"]
    clock = ("timer_until", "timer_seconds", "begun_at", "step_at", "paused_at")
    assert {name: room[name] for name in ("code", "door", "secret")} == {"code": "", "door": "", "secret": ""}
    assert [room[name] for name in clock] == [None] * len(clock)
    left = repr(rows) + body_of(held.store, held.id)
    assert {one for one in found if one in left} == set()


def test_what_is_kept_is_counts_and_approved_lines_and_nothing_else(ended: tuple[Held, set[str]]) -> None:
    held, _ = ended
    eight = [["1", 2], ["2", 2], ["3", 2], ["4", 1], ["5", 1], ["not_in_play", 0], ["not_sure", 0], ["skip", 0]]
    moves = [[move, 8 if move == "0" else 0] for move in ("-4", "-3", "-2", "-1", "0", "+1", "+2", "+3", "+4")]

    def published(question: str, about: str, cells: list[list[object]]) -> dict[str, object]:
        return {"question": question, "about": about, "cells": cells, "cells_at_least": 1}

    assert json.loads(body_of(held.store, held.id)) == {
        "joined": 8,
        "pictures": [
            published("word", "word", [["given", 8]]),
            published("ground.safety", "place.safety", eight),
            published("ground.trust", "place.trust", eight),
            published("story", "story.late", [["wait", 4], ["ask", 4]]),
            published("again.safety", "place.safety", eight),
            published("road.trust", "moves.trust", moves),
            published("further", "area", [["safety", 6], ["time", 0]]),
        ],
        "lines": {"word": ["UNMISTAKABLE-0", "UNMISTAKABLE-1"]},
    }


def traces(home: Path, gone: set[str]) -> set[str]:
    """Which of these are in any file of the home folder."""
    held = b"\n".join(path.read_bytes() for path in sorted(home.iterdir()))
    return {one for one in gone if one.encode() in held}


def test_no_file_holds_a_byte_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    held = full_room(store)
    found = personal(held)
    pieces = {piece for one in found for piece in (one, one[30:60]) if len(piece) > 5}
    before = traces(tmp_path, pieces)
    assert {phone.person for phone in held.phones} | {held.code, held.room.link_code} <= before
    held.trainer.rooms.end(held.id)
    assert traces(tmp_path, pieces | {"UNMISTAKABLE", "UNHEARD"}) == set()
    store.close()
    assert traces(tmp_path, pieces | {"UNMISTAKABLE", "UNHEARD"}) == set()


def test_forgetting_an_open_room_leaves_no_byte_of_it_either(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    held = full_room(store)
    pieces = {piece for one in personal(held) for piece in (one, one[30:60]) if len(piece) > 5} | {held.id}
    held.trainer.rooms.forget(held.id)
    assert traces(tmp_path, pieces) == {held.id}, "the trainer's trail tells which one was forgotten"
    assert {name for name, rows in raw(store).items() if rows} == {"store_facts", *TRAIL}
    store.close()


@dataclass
class Interrupted:
    """A store whose process dies after the transaction, before the files are cleaned up."""

    store: Store
    reading: Callable[..., Any]
    writing: Callable[..., Any]

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """Die."""
        raise KeyboardInterrupt(rewrite)


def test_a_crash_before_the_files_are_rewritten_leaves_it_ended_and_reduced(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    held = full_room(store)
    found = personal(held)
    dying = TrainerStore(Interrupted(store, store.reading, store.writing), Viewer("anna"))
    with pytest.raises(KeyboardInterrupt):
        dying.rooms.end(held.id)
    store.close()
    with closing(open_store(tmp_path)) as again:
        assert again.workshops(Viewer("anna")).rooms.get(held.id).is_open is False
        assert again.workshops(Viewer("anna")).rooms.joined(held.id) == 8
        assert sorted(name for name, rows in raw(again).items() if rows) == [
            "room_results",
            "room_scripts",
            "rooms",
            "store_facts",
        ]
    assert traces(tmp_path, found) == set()


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: each has a room of its own."""
    with closing(open_store(tmp_path_factory.mktemp("reduced"))) as store:
        yield store


PLACES = st.sampled_from(["", "1", "2", "3", "4", "5", "not_in_play", "not_sure", "skip"])
WORDS = st.sampled_from(["", "Trust", "trust", "time", "é"])
CHOICES = st.sampled_from(["", "wait", "ask"])
FIELDS = {"word": WORDS, "ground.safety": PLACES, "again.safety": PLACES, "story": CHOICES}
WAVE = 6
"""How many come at a time: the first are shown before the second answer."""

Told = list[dict[str, str]]
"""What each person gave, by field; "" for nothing."""


@st.composite
def two_tellings(draw: st.DrawFn) -> tuple[Told, Told]:
    """What two waves of people gave, and the same with each answer given by another who answered the same questions.

    Who answered what decides who is counted, so the answers are dealt out among those alike in that.
    """
    told: Told = [draw(st.fixed_dictionaries(FIELDS)) for _ in range(2 * WAVE)]
    alike: defaultdict[tuple[bool, ...], list[int]] = defaultdict(list)
    for at, gave in enumerate(told):
        alike[at < WAVE, *(bool(gave[field]) for field in FIELDS)].append(at)
    dealt: Told = [{} for _ in told]
    for field in FIELDS:
        for people in alike.values():
            for at, other in zip(people, draw(st.permutations(people)), strict=True):
                dealt[at][field] = told[other][field]
    return told, dealt


def kept_of(store: Store, told: Told) -> tuple[str, dict[str, Any]]:
    """What is kept of a room to the letter, and its own row but for what every room has of its own."""
    held = hold(store, 2 * WAVE, LAST)
    people = list(zip(held.phones, told, strict=True))
    for wave in (people[:WAVE], people[WAVE:]):
        given = [Given(held.id, one.person, field, gave[field]) for one, gave in wave for field in FIELDS]
        held.participants.answers.keep(given)
        for line in held.trainer.lines.all(held.id, "word"):
            held.trainer.lines.approve(held.id, line.id, "held" if line.words == "time" else "shown")
        for step in ("again", "word", "ground"):
            held.trainer.rooms.move(held.id, step)
            held.trainer.results.show(held.id)
    room = held.trainer.rooms.end(held.id)
    own = {"id", "opened_at", "ended_at"}
    return body_of(store, held.id), {name: value for name, value in vars(room).items() if name not in own}


@settings(max_examples=examples(15))
@given_by_hypothesis(two=two_tellings())
def test_what_is_kept_is_the_same_whoever_gave_which_answer(one_store: Store, two: tuple[Told, Told]) -> None:
    told, dealt = (kept_of(one_store, one) for one in two)
    assert told == dealt
    with one_store.reading() as connection:
        assert set(connection.scalars(select(room_scripts.c.script))) == {script().model_dump_json()}


def test_ending_while_another_program_reads_the_file_says_what_is_left_and_ending_again_wipes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = [pragma for pragma in engine._PRAGMAS if not pragma.startswith("busy_timeout")]
    monkeypatch.setattr(engine, "_PRAGMAS", ("busy_timeout=200", *waits))
    store = open_store(tmp_path)
    held = full_room(store)
    people = {phone.person for phone in held.phones}
    with closing(sqlite3.connect(tmp_path / engine.DATABASE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM rooms").fetchone()
        with pytest.raises(StoreFault, match="It is deleted and cannot be seen here any more"):
            held.trainer.rooms.end(held.id)
        assert (held.room.is_open, held.trainer.rooms.counts(held.id).here) == (False, 0)
    held.trainer.rooms.end(held.id)
    assert traces(tmp_path, people) == set()
    store.close()
