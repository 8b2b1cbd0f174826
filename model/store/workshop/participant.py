"""What every part of `Floor` stands on: the store, scripts read once, and how a phone's token is known."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from model.content.workshop.schema import LineStep
from model.store.database.transactions import Transactions
from model.store.workshop.trainer import script_in
from model.workshop.room import MOST_IN_LINE, MOST_IN_WORD
from model.workshop.script import RoomScript

MOST_AT_HAND = 64
"""How many rooms' scripts and results are kept at hand."""

_TICKET = re.compile(r"[0-9a-f]{32}")


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


class FloorPart:
    """The way of all phones into the store. One object serves every thread of a process."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._known = lru_cache(maxsize=MOST_AT_HAND)(self._read)

    def script(self, room: str) -> RoomScript:
        """The script a room was opened with. Raises `NotYours` for a room that does not exist."""
        return self._known(room).script

    def takes(self, room: str) -> Collection[str]:
        """The names of all fields that phones in a room can fill in. Raises `NotYours` for no such room."""
        return self._known(room).fields.keys()

    def _read(self, room: str) -> Known:
        with self._store.reading() as connection:
            script = script_in(connection, room)
        offered = script.all_fields().items()
        return Known(script, {field: _field(script, step, answers) for field, (step, answers) in offered})


def _field(script: RoomScript, key: str, answers: tuple[str, ...] | None) -> Field:
    step = script.step(key)
    most = MOST_IN_WORD if isinstance(step, LineStep) and step.shape == "word" else MOST_IN_LINE
    return Field(key, script.index(key), answers, most)


def is_ticket(token: str) -> bool:
    """Whether a text looks like a phone's ticket or token: 32 hexadecimal signs."""
    return _TICKET.fullmatch(token) is not None


def mark_of(token: str) -> str:
    """How a phone's token is kept, so that who reads the store cannot play the phone."""
    return hashlib.sha256(token.encode()).hexdigest()


def key_mark_of(secret: str, key: str) -> str:
    """How three words are looked up: by a mark that nobody can compute without the room's secret."""
    return hmac.new(secret.encode(), key.encode(errors="replace"), hashlib.sha256).hexdigest()
