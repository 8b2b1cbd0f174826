"""The trail of what was done with a person's things: who, what, when, and no word of any of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Act = Literal[
    "opened",
    "exported",
    "shared",
    "accepted",
    "confirmed",
    "moved",
    "deleted",
    "put_back",
    "retention",
    "hold",
    "hold_ended",
]
"""What was done. `moved` is a meeting, to another day, time or place; `retention` is deleted by age."""

Kind = Literal[
    "everything",
    "tables",
    "document",
    "calendar",
    "reflection",
    "relationship",
    "note",
    "card",
    "plan",
    "invitation",
    "supervision",
    "meeting",
    "brought",
    "mirror",
    "record",
    "workshop",
    "open_workshop",
]
"""With what kind of thing."""


@dataclass(frozen=True)
class Deed:
    """What is done, with what kind of thing and with which one, or with how many."""

    act: Act
    kind: Kind
    thing: str | None = None
    things: int = 1


@dataclass(frozen=True)
class TrailEntry:
    """One act. `number` counts the acts in one person's trail, `actor` is who did it, `things` with how many."""

    number: int
    actor: str
    act: Act
    kind: Kind
    thing: str | None
    things: int
    at: datetime


@dataclass(frozen=True)
class Break:
    """Where a person's trail is not what was written: at the entry of this number, missing or changed."""

    person: str
    number: int
