"""Rooms with people in them, for the pages that show a workshop."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from model.access import LOCAL
from model.store import Floor, Rooms
from model.workshop.room import Given, Room
from model.workshop.script import RoomScript, script_of
from server.services import services

KEY_WORDS = tuple(f"{first}{last}" for first in ("oak", "fox", "sea", "hill", "lamp") for last in ("er", "ing", "ful"))


@dataclass(frozen=True)
class Held:
    """A room, its trainer's door, the phones' door, and the people in it."""

    id: str
    rooms: Rooms
    floor: Floor
    script: RoomScript
    people: tuple[str, ...]

    def room(self) -> Room:
        return self.rooms.room(self.id)

    def at(self, step: str) -> Held:
        """The same, brought to a step."""
        self.rooms.go_to(self.id, step)
        return self

    def give(self, step: str, *values: str) -> Held:
        """Everybody answers every field of a step, taking turns with `values`."""
        given = [
            Given(self.id, person, field, value)
            for person, value in zip(self.people, cycle(values), strict=False)
            for field in self.script.fields(self.script.step(step))
        ]
        assert self.floor.keep(given) == [True] * len(given)
        return self

    def nod(self, step: str, words: str) -> Held:
        """Let every line with these words through."""
        for line in self.rooms.lines(self.id, step):
            if line.words == words:
                self.rooms.nod(self.id, line.id, "shown")
        return self

    def show(self) -> Held:
        self.rooms.show(self.id)
        return self


def hold(plan: str = "meeting_the_model", people: int = 6) -> Held:
    """Open a room on this machine and let so many people in."""
    content, store = services().content, services().store
    assert content is not None
    assert store is not None
    script = script_of(content.spoken(content.settings.person), plan)
    rooms, floor = store.rooms_of(LOCAL), store.floor()
    room = rooms.open(script, content_version=content.version, language="en")
    return Held(room.id, rooms, floor, script, tuple(_joined(floor, room) for _ in range(people)))


def _joined(floor: Floor, room: Room, key_words: Sequence[str] = KEY_WORDS) -> str:
    ticket = secrets.token_hex(16)
    assert floor.enter(room.code, ticket, key_words) is not None
    phone = floor.phone(room.code, ticket)
    assert phone is not None
    return phone.person
