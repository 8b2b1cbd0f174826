"""A room: one workshop as it is held, from the moment its code is shown until its answers are reduced to counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from model.access import FEWEST_SHOWN

CODE_SIGNS = "BCDFGHJKMNPQRSTVWXYZ"
"""The letters of a code: no vowels, so no words; no L, which looks like I or 1. Codes hold no digits."""

CODE_LENGTH = 8
"""Letters in a code: 26 billion codes, since every one that is tried is looked at."""

HERE_FOR = 60
"""Seconds since a phone last asked, within which its person counts as here."""

Approval = Literal["waiting", "shown", "held"]
"""What the trainer said of a short line: nothing yet, that it may be shown, or that it is held back."""


@dataclass(frozen=True)
class Room:
    """One workshop as it is held. Times are UTC.

    `link_code` is the second half of the link in the QR code; `step` is where the room is and `furthest` the highest
    index of a step it has been at; `shows` says whether the results of this step are on the big screen; `version` grows
    with every change a phone or the screen has to follow. The clock counts from `begun_at` and, for the step, from
    `step_at`; pairs have `timer_seconds` in all and talk up to `timer_until`. See `model/workshop/clock.py`.
    """

    id: str
    owner: str
    code: str
    link_code: str
    plan: str
    plan_name: str
    content_version: str
    language: str
    step: str
    opened_at: datetime
    furthest: int = 0
    shows: bool = False
    is_locked: bool = False
    version: int = 1
    timer_until: datetime | None = None
    timer_seconds: int | None = None
    begun_at: datetime | None = None
    step_at: datetime | None = None
    paused_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Until the trainer has ended it."""
        return self.ended_at is None

    @property
    def held_on(self) -> date:
        """The day it was opened, where this machine is: the same in its report and in people's own profiles."""
        return self.opened_at.astimezone().date()


@dataclass(frozen=True)
class Counts:
    """How many joined, how many of them asked within the last minute, and how many answered something in the step."""

    joined: int
    here: int
    answered: int

    @property
    def only_talks(self) -> bool:
        """Whether people have joined, and fewer than anything is shown of: a room that talks and is shown nothing."""
        return 0 < self.joined < FEWEST_SHOWN


@dataclass(frozen=True)
class Readiness:
    """What showing a step now would do: of how many questions, and of how many of them the room would see something.

    `seen` is told by who answered and never by what they answered, as a press of Show would tell it. What a wary room
    would make of answers is told only of those that were counted already, which nobody's answer changes any more:
    `counted` is of how many questions there are some, and `telling` of how many of these they are more than one group.
    `counts_more` says whether counting again would add anybody.
    """

    questions: int = 0
    seen: int = 0
    counted: int = 0
    telling: int = 0
    counts_more: bool = False

    @property
    def can_show(self) -> bool:
        """Whether the room would see anything, as far as that can be said."""
        return self.telling > 0 or self.seen > self.counted


@dataclass(frozen=True)
class Line:
    """A short line as its trainer sees it: the words and what was said of them, never whose they are."""

    id: str
    step: str
    words: str
    approval: Approval


@dataclass(frozen=True)
class Phone:
    """A phone that has shown its key: the room it is in, its person's opaque id, and their four words."""

    room: Room
    person: str
    key: str


@dataclass(frozen=True)
class Given:
    """One answer on its way into the store: `value` is one of the field's answers, or words; "" takes it back."""

    room: str
    person: str
    field: str
    value: str


def code_as_typed(typed: str) -> str:
    """A code as people type it, with small letters, spaces or hyphens, in the form it is kept in."""
    return "".join(filter(str.isalnum, typed.upper()))


def code_in_halves(code: str) -> str:
    """A code as it is shown everywhere: BCDF GHJK."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


class Ended(Exception):
    """Raised for a change to a room that has ended."""

    def __init__(self) -> None:
        super().__init__("This workshop has ended. Its answers are counts now, and nothing in it can be changed.")
