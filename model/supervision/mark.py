"""What whoever owns an agreed action says between meetings of how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from model.access import Seat
from model.answers import Answer

CLOSING = ("done", "dropped")
"""What can have come of an action that is no longer to be done."""


@dataclass(frozen=True)
class Mark:
    """What one seat says of an action, until a record says what came of it. All empty is a mark taken back."""

    action: str
    seat: Seat
    words: str
    place: str | None
    version: int
    saved_at: datetime
    tab: str

    @property
    def answer(self) -> Answer:
        """The same as an answer, whose field is the action."""
        return Answer(self.action, self.words, self.place, self.version, self.saved_at, self.tab)

    @property
    def says_something(self) -> bool:
        """Whether it was not taken back."""
        return bool(self.place or self.words.strip())


def is_closed(marks: tuple[Mark, ...]) -> bool:
    """Whether somebody who owns the action says that there is nothing left to do, and nobody that there is."""
    said = [mark.place for mark in marks if mark.place]
    return bool(said) and all(place in CLOSING for place in said)
