"""What every handle of `ParticipantStore` stands on: the store, and the scripts of rooms, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.content.workshop.steps import LineStep
from model.store.database.transactions import Transactions
from model.store.workshop.room_rows import script_in
from model.workshop.script import RoomScript

MOST_AT_HAND = 64
"""How many rooms' scripts and results are kept at hand."""


@dataclass(frozen=True)
class Field:
    """A field of a room's script: the key and index of its step, and the answers it offers.

    One that takes words offers none, and has the most characters they may have.
    """

    step: str
    index: int
    answers: tuple[str, ...] | None
    most: int

    @property
    def is_line(self) -> bool:
        """Whether it takes words."""
        return self.answers is None


@dataclass(frozen=True)
class Known:
    """A room's script with all its fields."""

    script: RoomScript
    fields: dict[str, Field]


class ParticipantContext:
    """The store, and what is known of its rooms for good. One object serves every thread of a process."""

    def __init__(self, store: Transactions) -> None:
        self.store = store
        self.known = lru_cache(maxsize=MOST_AT_HAND)(self._read)
        """A room's script with all its fields. Raises `NotYours` for a room that does not exist."""

    def _read(self, room: str) -> Known:
        with self.store.reading() as connection:
            script = script_in(connection, room)
        offered = script.all_fields().items()
        return Known(script, {field: _field(script, step, answers) for field, (step, answers) in offered})


def _field(script: RoomScript, key: str, answers: tuple[str, ...] | None) -> Field:
    step = script.step(key)
    return Field(key, script.index(key), answers, step.most if isinstance(step, LineStep) else 0)
