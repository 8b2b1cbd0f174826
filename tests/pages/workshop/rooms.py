"""Rooms with people in them, for the pages that show a workshop."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.store import ParticipantStore, TrainerStore
from model.workshop.room import Given, Room
from model.workshop.script import RoomScript, script_of
from pages.parts.workshop.room_in_address import ONE_PRESS
from server.services import services
from tests.pages.conftest import Visit

KEY_WORDS = tuple(f"{first}{last}" for first in ("oak", "fox", "sea", "hill", "lamp") for last in ("er", "ing", "ful"))


@dataclass(frozen=True)
class Held:
    """A room, its trainer's store, the phones' store, and the people in it."""

    id: str
    trainer: TrainerStore
    participants: ParticipantStore
    script: RoomScript
    people: tuple[str, ...]

    def room(self) -> Room:
        return self.trainer.rooms.get(self.id)

    def at(self, step: str) -> Held:
        """The same, brought to a step."""
        self.trainer.rooms.move(self.id, step)
        return self

    def give(self, step: str, *values: str) -> Held:
        """Everybody answers every field of a step, taking turns with `values`."""
        given = [
            Given(self.id, person, field, value)
            for person, value in zip(self.people, cycle(values), strict=False)
            for field in self.script.fields(self.script.step(step))
        ]
        assert self.participants.answers.keep(given) == [True] * len(given)
        return self

    def approve(self, step: str, words: str) -> Held:
        """Let every line with these words through."""
        for line in self.trainer.lines.all(self.id, step):
            if line.words == words:
                self.trainer.lines.approve(self.id, line.id, "shown")
        return self

    def show(self) -> Held:
        self.trainer.results.show(self.id)
        return self


def hold(plan: str = "meeting_the_model", people: int = 6, cells_at_least: int = 1) -> Held:
    """Open a room on this machine and let so many people in."""
    content, store = services().content, services().store
    assert content is not None
    assert store is not None
    script = script_of(content.spoken(content.settings.person), plan)
    script = script.model_copy(update={"cells_at_least": cells_at_least})
    trainer, participants = store.workshops(LOCAL), store.participants()
    room = trainer.rooms.open(script, content_version=content.version, language="en")
    return Held(room.id, trainer, participants, script, tuple(_joined(participants, room) for _ in range(people)))


def joined(held: Held, people: int) -> tuple[str, ...]:
    """So many more who join a room that is held."""
    return tuple(_joined(held.participants, held.room()) for _ in range(people))


def console(visit: Visit, held: Held) -> AppTest:
    """The trainer's page of a room."""
    return visit("room.py", room=held.id)


def press(at: AppTest, key: str) -> None:
    """Press a button as a person does: later than a double click."""
    at.session_state.room_pressed_at = time.monotonic() - ONE_PRESS
    at.button(key=key).click().run()


def keys(at: AppTest) -> set[str]:
    """The keys of the buttons."""
    return {str(button.key) for button in at.button}


def _joined(participants: ParticipantStore, room: Room, key_words: Sequence[str] = KEY_WORDS) -> str:
    ticket = secrets.token_hex(16)
    assert participants.entrance.join(room.code, ticket, key_words) is not None
    phone = participants.phones.get(room.code, ticket)
    assert phone is not None
    return phone.person
