"""A trainer's rooms: opened, moved, shown, counted and ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from model.access import NotYours, Viewer, guest_of, readable_people, require_room
from model.store import Store, TrainerStore
from model.store.tables.workshop import room_people
from model.workshop.clock import seconds_left, time_told
from model.workshop.room import CODE_LENGTH, CODE_SIGNS, HERE_FOR, Counts, Ended, Given
from tests.model.store.workshop.example_room import STEP_KEYS, WORDS, Held, hold, methods_of, script, ticket

TRIES: dict[str, Callable[[TrainerStore, str, str], object]] = {
    "rooms.start_clock": lambda trainer, room, _: trainer.rooms.start_clock(room, 60),
    "rooms.stop_clock": lambda trainer, room, _: trainer.rooms.stop_clock(room),
    "rooms.begin": lambda trainer, room, _: trainer.rooms.begin(room),
    "rooms.pause": lambda trainer, room, _: trainer.rooms.pause(room),
    "rooms.carry_on": lambda trainer, room, _: trainer.rooms.carry_on(room),
    "rooms.joined": lambda trainer, room, _: trainer.rooms.joined(room),
    "rooms.counts": lambda trainer, room, _: trainer.rooms.counts(room),
    "lines.all": lambda trainer, room, _: trainer.lines.all(room, "word"),
    "lines.approve": lambda trainer, room, line: trainer.lines.approve(room, line, "held"),
    "people.silent": lambda trainer, room, _: trainer.people.silent(room),
    "people.clear_silent": lambda trainer, room, _: trainer.people.clear_silent(room),
    "results.all": lambda trainer, room, _: trainer.results.all(room),
    "results.get": lambda trainer, room, _: trainer.results.get(room, "word"),
    "results.hide": lambda trainer, room, _: trainer.results.hide(room),
    "results.show": lambda trainer, room, _: trainer.results.show(room),
    "results.look": lambda trainer, room, _: trainer.results.look(room),
    "results.readiness": lambda trainer, room, _: trainer.results.readiness(room),
    "rooms.end": lambda trainer, room, _: trainer.rooms.end(room),
    "rooms.forget": lambda trainer, room, _: trainer.rooms.forget(room),
    "rooms.get": lambda trainer, room, _: trainer.rooms.get(room),
    "rooms.lock": lambda trainer, room, _: trainer.rooms.lock(room, True),
    "rooms.move": lambda trainer, room, _: trainer.rooms.move(room, "talk"),
    "rooms.script": lambda trainer, room, _: trainer.rooms.script(room),
}
"""How a stranger would try each public method on somebody's room."""

CHANGES = (
    "rooms.start_clock",
    "rooms.stop_clock",
    "rooms.begin",
    "rooms.pause",
    "rooms.carry_on",
    "lines.approve",
    "people.clear_silent",
    "results.hide",
    "results.look",
    "results.show",
    "rooms.lock",
    "rooms.move",
)


@pytest.fixture
def held(store: Store) -> Held:
    """A room with six people at the step that asks for a word."""
    return hold(store, 6, "word")


def test_a_room_opens_at_the_welcome_under_a_code_of_its_own(store: Store) -> None:
    rooms = store.workshops(Viewer("anna")).rooms
    opened = [rooms.open(script(), content_version="v", language="en") for _ in range(3)]
    assert {(room.step, room.furthest, room.shows, room.is_locked, room.version) for room in opened} == {
        ("welcome", 0, False, False, 1)
    }
    assert [bool(re.fullmatch(f"[{CODE_SIGNS}]{{{CODE_LENGTH}}}", room.code)) for room in opened] == [True] * 3
    assert [bool(re.fullmatch(r"[A-Za-z0-9_-]{10}", room.link_code)) for room in opened] == [True] * 3
    assert len({room.code for room in opened} | {room.link_code for room in opened}) == 6
    assert rooms.all() == opened[::-1]
    assert [rooms.get(room.id) for room in opened] == opened
    assert rooms.script(opened[0].id) == script()


def test_rooms_are_listed_open_and_ended(store: Store) -> None:
    rooms = store.workshops(Viewer("anna")).rooms
    first, second = (rooms.open(script(), content_version="v", language="en") for _ in range(2))
    ended = rooms.end(first.id)
    assert rooms.all(is_open=True) == [second]
    assert rooms.all(is_open=False) == [ended]
    assert rooms.all() == [second, ended]


def test_every_public_method_is_tried_by_a_stranger(store: Store) -> None:
    assert methods_of(store.workshops(Viewer("anna"))) == TRIES.keys() | {"rooms.all", "rooms.open"}


@pytest.mark.parametrize("method", TRIES)
def test_a_stranger_and_a_room_that_is_none_are_refused_alike(held: Held, method: str) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    before, line = held.room, held.line("trust")
    stranger = held.store.workshops(Viewer("bert"))
    for trainer, room in ((stranger, held.id), (stranger, "no-such"), (held.trainer, "no-such"), (held.trainer, "é\0")):
        with pytest.raises(NotYours):
            TRIES[method](trainer, room, line.id)
    assert stranger.rooms.all() == []
    assert (held.room, held.line("trust"), len(held.trainer.lines.all(held.id, "word"))) == (before, line, 5)


def test_the_rule_is_the_one_of_access() -> None:
    require_room(Viewer("anna"), "anna")
    for owner in ("bert", "", None):
        with pytest.raises(NotYours):
            require_room(Viewer("anna"), owner)
    assert readable_people("p1") == ("p1",)


def test_a_guest_opens_no_room(store: Store) -> None:
    with pytest.raises(NotYours):
        store.workshops(guest_of("s")).rooms.open(script(), content_version="v", language="en")


def test_going_on_and_back_hides_and_stops_the_timer(held: Held) -> None:
    held.trainer.results.show(held.id)
    held.trainer.rooms.start_clock(held.id, 60)
    there = held.trainer.rooms.move(held.id, "talk")
    assert (there.step, there.furthest, there.shows, there.timer_until) == (
        "talk",
        STEP_KEYS.index("talk"),
        False,
        None,
    )
    back = held.trainer.rooms.move(held.id, "welcome")
    assert (back.step, back.furthest, back.version) == ("welcome", STEP_KEYS.index("talk"), there.version + 1)
    assert held.trainer.rooms.move(held.id, "welcome") == back


def test_a_step_the_plan_does_not_have_is_refused(held: Held) -> None:
    for act in (held.trainer.rooms.move, held.trainer.results.get, held.trainer.lines.all):
        with pytest.raises(ValueError, match="has no such step"):
            act(held.id, "no_such")
    assert held.room.step == "word"


def test_a_timer_runs_from_now_and_stops(held: Held) -> None:
    before, version = datetime.now(UTC), held.room.version
    until = held.trainer.rooms.start_clock(held.id, 90).timer_until
    assert until is not None
    assert before + timedelta(seconds=90) <= until <= datetime.now(UTC) + timedelta(seconds=90)
    stopped = held.trainer.rooms.stop_clock(held.id)
    assert (stopped.timer_until, stopped.version) == (None, version + 2)
    assert held.trainer.rooms.stop_clock(held.id) == stopped
    for seconds in (0, -1, 86_401):
        with pytest.raises(ValueError, match="A timer runs for"):
            held.trainer.rooms.start_clock(held.id, seconds)


def test_clock_of_the_whole_begins_once(store: Store) -> None:
    rooms = store.workshops(Viewer("anna")).rooms
    opened = rooms.open(script(), content_version="v", language="en")
    before = datetime.now(UTC)
    begun = rooms.begin(opened.id)
    assert begun.begun_at == begun.step_at
    assert begun.begun_at is not None
    assert before <= begun.begun_at <= datetime.now(UTC)
    assert rooms.begin(opened.id) == begun


def test_clock_counts_from_when_it_was_started_and_no_move_starts_it(store: Store) -> None:
    rooms = store.workshops(Viewer("anna")).rooms
    opened = rooms.open(script(), content_version="v", language="en")
    on = rooms.move(opened.id, "word")
    assert (on.begun_at, on.step_at, time_told(on, script(), datetime.now(UTC))) == (None, None, "")
    begun = rooms.begin(opened.id)
    further = rooms.move(opened.id, "ground")
    assert further.begun_at == begun.begun_at == begun.step_at
    assert further.step_at is not None
    assert begun.step_at is not None
    assert further.step_at > begun.step_at


def test_pause_holds_the_clock_until_it_runs_on(held: Held) -> None:
    rooms = held.trainer.rooms
    running = rooms.start_clock(held.id, 90)
    paused = rooms.pause(held.id)
    assert (paused.timer_until, paused.timer_seconds, rooms.pause(held.id)) == (running.timer_until, 90, paused)
    assert seconds_left(paused, datetime.now(UTC) + timedelta(hours=1)) in (89, 90)
    on = rooms.carry_on(held.id)
    assert (on.paused_at, on.version, rooms.carry_on(held.id)) == (None, paused.version + 1, on)
    assert on.timer_until is not None
    assert paused.timer_until is not None
    assert on.timer_until > paused.timer_until


@pytest.mark.parametrize("step", ["ground", "welcome"])
def test_pause_goes_on_in_another_step_until_it_is_ended(held: Held, step: str) -> None:
    rooms = held.trainer.rooms
    before = rooms.begin(held.id).begun_at
    rooms.start_clock(held.id, 90)
    paused_at = rooms.pause(held.id).paused_at
    on = rooms.move(held.id, step)
    assert (on.paused_at, on.step_at, on.begun_at) == (paused_at, paused_at, before)
    assert (on.timer_until, on.timer_seconds) == (None, None)
    later = datetime.now(UTC) + timedelta(minutes=7)
    assert time_told(on, script(), later).startswith("0 of 5 minutes in this step")
    again = rooms.carry_on(held.id)
    assert (again.paused_at, again.step_at == again.begun_at) == (None, False)
    assert again.step_at is not None
    half_past_six = again.step_at + timedelta(minutes=6.5)
    assert time_told(again, script(), half_past_six).startswith("6 of 5 minutes in this step. 6 of")


def test_clock_that_is_started_in_a_pause_stands_still(held: Held) -> None:
    rooms = held.trainer.rooms
    rooms.start_clock(held.id, 90)
    paused_at = rooms.pause(held.id).paused_at
    begun = rooms.begin(held.id)
    assert (begun.begun_at, begun.step_at, begun.paused_at) == (paused_at,) * 3


def test_a_step_that_asks_nothing_has_nothing_to_show(held: Held) -> None:
    for step in ("welcome", "talk", "close"):
        held.trainer.rooms.move(held.id, step)
        with pytest.raises(ValueError, match="nothing to show"):
            held.trainer.results.show(held.id)
        assert held.room.shows is False


def test_counts_are_of_this_step_or_the_one_it_reveals(held: Held) -> None:
    held.all_give("word", "trust", "time")
    assert held.trainer.rooms.counts(held.id) == Counts(6, 6, 2)
    held.trainer.rooms.move(held.id, "word_shown")
    assert held.trainer.rooms.counts(held.id) == Counts(6, 6, 2)
    held.trainer.rooms.move(held.id, "ground")
    held.all_give("ground.safety", "1", "1", "1")
    held.all_give("ground.trust", "1", "1")
    assert held.trainer.rooms.counts(held.id) == Counts(6, 6, 3)
    held.give("ground.safety", {2: ""})
    assert held.trainer.rooms.counts(held.id) == Counts(6, 6, 2)
    held.trainer.rooms.move(held.id, "talk")
    assert held.trainer.rooms.counts(held.id) == Counts(6, 6, 0)


def test_who_has_not_asked_for_a_minute_is_not_here_until_they_ask(held: Held) -> None:
    long_ago = datetime.now(UTC) - timedelta(seconds=HERE_FOR + 1)
    with held.store.writing() as connection:
        connection.execute(room_people.update().values(seen_at=long_ago))
    assert held.trainer.rooms.counts(held.id) == Counts(6, 0, 0)
    assert held.participants.phones.get(held.code, held.tokens[0]) is not None
    assert held.trainer.rooms.counts(held.id) == Counts(6, 1, 0)


def test_ending_is_once_and_for_all(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.approve("trust")
    ended = held.trainer.rooms.end(held.id)
    assert (ended.is_open, ended.code, ended.link_code, ended.shows) == (False, "", "", False)
    assert held.trainer.rooms.end(held.id) == ended == held.room
    assert held.trainer.rooms.counts(held.id) == Counts(6, 0, 0)
    assert held.trainer.rooms.joined(held.id) == 6
    assert held.trainer.results.get(held.id, "word").lines == ("trust",)
    assert held.trainer.lines.all(held.id, "word") == []
    assert held.trainer.rooms.script(held.id) == script()


@pytest.mark.parametrize("method", CHANGES)
def test_an_ended_room_changes_no_more(held: Held, method: str) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    line, ended = held.line("trust").id, held.trainer.rooms.end(held.id)
    with pytest.raises(Ended, match="This workshop has ended"):
        TRIES[method](held.trainer, held.id, line)
    assert held.room == ended


@pytest.mark.parametrize("is_ended", [False, True])
def test_a_forgotten_room_is_no_room(held: Held, is_ended: bool) -> None:
    if is_ended:
        held.trainer.rooms.end(held.id)
    held.trainer.rooms.forget(held.id)
    assert held.trainer.rooms.all() == []
    with pytest.raises(NotYours):
        held.trainer.rooms.get(held.id)
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is None
    assert held.participants.answers.keep([Given(held.id, held.phones[0].person, "word", "late")]) == [False]


def test_deleting_everything_takes_the_rooms_too(held: Held) -> None:
    other = hold(held.store, 1, trainer="bert")
    held.store.deletion(Viewer("anna")).everything()
    assert held.trainer.rooms.all() == []
    assert other.trainer.rooms.joined(other.id) == 1
