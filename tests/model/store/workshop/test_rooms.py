"""A trainer's rooms: opened, moved, shown, counted and ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from model.access import NotYours, Viewer, guest_of, readable_people, require_room
from model.store import Rooms, Store
from model.store.tables.workshop import room_people
from model.workshop.room import CODE_LENGTH, CODE_SIGNS, HERE_FOR, Counts, Ended, Given
from tests.model.store.supervision.witness import public
from tests.model.store.workshop.example_room import STEP_KEYS, WORDS, Held, hold, script, ticket

TRIES: dict[str, Callable[[Rooms, str, str], object]] = {
    "counts": lambda rooms, room, _: rooms.counts(room),
    "end": lambda rooms, room, _: rooms.end(room),
    "forget": lambda rooms, room, _: rooms.forget(room),
    "go_to": lambda rooms, room, _: rooms.go_to(room, "talk"),
    "hide": lambda rooms, room, _: rooms.hide(room),
    "joined": lambda rooms, room, _: rooms.joined(room),
    "lines": lambda rooms, room, _: rooms.lines(room, "word"),
    "lock": lambda rooms, room, _: rooms.lock(room, True),
    "nod": lambda rooms, room, line: rooms.nod(room, line, "held"),
    "result": lambda rooms, room, _: rooms.result(room, "word"),
    "results": lambda rooms, room, _: rooms.results(room),
    "room": lambda rooms, room, _: rooms.room(room),
    "script": lambda rooms, room, _: rooms.script(room),
    "show": lambda rooms, room, _: rooms.show(room),
    "start_timer": lambda rooms, room, _: rooms.start_timer(room, 60),
    "stop_timer": lambda rooms, room, _: rooms.stop_timer(room),
}
"""How a stranger would try each public method on somebody's room."""

CHANGES = ("go_to", "hide", "lock", "nod", "show", "start_timer", "stop_timer")


@pytest.fixture
def held(store: Store) -> Held:
    """A room with six people at the step that asks for a word."""
    return hold(store, 6, "word")


def test_a_room_opens_at_the_welcome_under_a_code_of_its_own(store: Store) -> None:
    rooms = store.rooms_of(Viewer("anna"))
    opened = [rooms.open(script(), content_version="v", language="en") for _ in range(3)]
    assert {(room.step, room.furthest, room.shows, room.is_locked, room.version) for room in opened} == {
        ("welcome", 0, False, False, 1)
    }
    assert [bool(re.fullmatch(f"[{CODE_SIGNS}]{{{CODE_LENGTH}}}", room.code)) for room in opened] == [True] * 3
    assert [bool(re.fullmatch(r"[A-Za-z0-9_-]{10}", room.door)) for room in opened] == [True] * 3
    assert len({room.code for room in opened} | {room.door for room in opened}) == 6
    assert rooms.rooms() == opened[::-1]
    assert [rooms.room(room.id) for room in opened] == opened
    assert rooms.script(opened[0].id) == script()


def test_rooms_are_listed_open_and_ended(store: Store) -> None:
    rooms = store.rooms_of(Viewer("anna"))
    first, second = (rooms.open(script(), content_version="v", language="en") for _ in range(2))
    ended = rooms.end(first.id)
    assert rooms.rooms(is_open=True) == [second]
    assert rooms.rooms(is_open=False) == [ended]
    assert rooms.rooms() == [second, ended]


def test_every_public_method_is_tried_by_a_stranger() -> None:
    assert public(Rooms) == TRIES.keys() | {"open", "rooms"}


@pytest.mark.parametrize("method", TRIES)
def test_a_stranger_and_a_room_that_is_none_are_refused_alike(held: Held, method: str) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    before, line = held.room, held.line("trust")
    stranger = held.store.rooms_of(Viewer("bert"))
    for rooms, room in ((stranger, held.id), (stranger, "no-such"), (held.trainer, "no-such"), (held.trainer, "é\0")):
        with pytest.raises(NotYours):
            TRIES[method](rooms, room, line.id)
    assert stranger.rooms() == []
    assert (held.room, held.line("trust"), len(held.trainer.lines(held.id, "word"))) == (before, line, 5)


def test_the_rule_is_the_one_of_access() -> None:
    require_room(Viewer("anna"), "anna")
    for owner in ("bert", "", None):
        with pytest.raises(NotYours):
            require_room(Viewer("anna"), owner)
    assert readable_people("p1") == ("p1",)


def test_a_guest_opens_no_room(store: Store) -> None:
    with pytest.raises(NotYours):
        store.rooms_of(guest_of("s")).open(script(), content_version="v", language="en")


def test_going_on_and_back_hides_and_stops_the_timer(held: Held) -> None:
    held.trainer.show(held.id)
    held.trainer.start_timer(held.id, 60)
    there = held.trainer.go_to(held.id, "talk")
    assert (there.step, there.furthest, there.shows, there.timer_until) == (
        "talk",
        STEP_KEYS.index("talk"),
        False,
        None,
    )
    back = held.trainer.go_to(held.id, "welcome")
    assert (back.step, back.furthest, back.version) == ("welcome", STEP_KEYS.index("talk"), there.version + 1)
    assert held.trainer.go_to(held.id, "welcome") == back


def test_a_step_the_plan_does_not_have_is_refused(held: Held) -> None:
    for act in (held.trainer.go_to, held.trainer.result, held.trainer.lines):
        with pytest.raises(ValueError, match="has no such step"):
            act(held.id, "no_such")
    assert held.room.step == "word"


def test_a_timer_runs_from_now_and_stops(held: Held) -> None:
    before, version = datetime.now(UTC), held.room.version
    until = held.trainer.start_timer(held.id, 90).timer_until
    assert until is not None
    assert before + timedelta(seconds=90) <= until <= datetime.now(UTC) + timedelta(seconds=90)
    stopped = held.trainer.stop_timer(held.id)
    assert (stopped.timer_until, stopped.version) == (None, version + 2)
    assert held.trainer.stop_timer(held.id) == stopped
    for seconds in (0, -1, 86_401):
        with pytest.raises(ValueError, match="A timer runs for"):
            held.trainer.start_timer(held.id, seconds)


def test_a_step_that_asks_nothing_has_nothing_to_show(held: Held) -> None:
    for step in ("welcome", "talk", "close"):
        held.trainer.go_to(held.id, step)
        with pytest.raises(ValueError, match="nothing to show"):
            held.trainer.show(held.id)
        assert held.room.shows is False


def test_counts_are_of_this_step_or_the_one_it_reveals(held: Held) -> None:
    held.all_give("word", "trust", "time")
    assert held.trainer.counts(held.id) == Counts(6, 6, 2)
    held.trainer.go_to(held.id, "word_shown")
    assert held.trainer.counts(held.id) == Counts(6, 6, 2)
    held.trainer.go_to(held.id, "ground")
    held.all_give("ground.safety", "1", "1", "1")
    held.all_give("ground.trust", "1", "1")
    assert held.trainer.counts(held.id) == Counts(6, 6, 3)
    held.give("ground.safety", {2: ""})
    assert held.trainer.counts(held.id) == Counts(6, 6, 2)
    held.trainer.go_to(held.id, "talk")
    assert held.trainer.counts(held.id) == Counts(6, 6, 0)


def test_who_has_not_asked_for_a_minute_is_not_here_until_they_ask(held: Held) -> None:
    long_ago = datetime.now(UTC) - timedelta(seconds=HERE_FOR + 1)
    with held.store.writing() as connection:
        connection.execute(room_people.update().values(seen_at=long_ago))
    assert held.trainer.counts(held.id) == Counts(6, 0, 0)
    assert held.floor.phone(held.code, held.tokens[0]) is not None
    assert held.trainer.counts(held.id) == Counts(6, 1, 0)


def test_ending_is_once_and_for_all(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.nod("trust")
    ended = held.trainer.end(held.id)
    assert (ended.is_open, ended.code, ended.door, ended.shows) == (False, "", "", False)
    assert held.trainer.end(held.id) == ended == held.room
    assert held.trainer.counts(held.id) == Counts(6, 0, 0)
    assert held.trainer.joined(held.id) == 6
    assert held.trainer.result(held.id, "word").lines == ("trust",)
    assert held.trainer.lines(held.id, "word") == []
    assert held.trainer.script(held.id) == script()


@pytest.mark.parametrize("method", CHANGES)
def test_an_ended_room_changes_no_more(held: Held, method: str) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    line, ended = held.line("trust").id, held.trainer.end(held.id)
    with pytest.raises(Ended, match="This workshop has ended"):
        TRIES[method](held.trainer, held.id, line)
    assert held.room == ended


@pytest.mark.parametrize("is_ended", [False, True])
def test_a_forgotten_room_is_no_room(held: Held, is_ended: bool) -> None:
    if is_ended:
        held.trainer.end(held.id)
    held.trainer.forget(held.id)
    assert held.trainer.rooms() == []
    with pytest.raises(NotYours):
        held.trainer.room(held.id)
    assert held.floor.enter(held.code, ticket(), WORDS) is None
    assert held.floor.keep([Given(held.id, held.phones[0].person, "word", "late")]) == [False]


def test_deleting_everything_takes_the_rooms_too(held: Held) -> None:
    other = hold(held.store, 1, trainer="bert")
    held.store.deletion(Viewer("anna")).everything()
    assert held.trainer.rooms() == []
    assert other.trainer.joined(other.id) == 1
