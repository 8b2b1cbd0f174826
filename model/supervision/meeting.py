"""The meeting: who sits in it, what it knows of itself, and what the two say of its record."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from model.access import PRACTITIONER, SUPERVISOR, Seat, is_account, other_seat
from model.content.supervision.schema import StepKey

_SEAT = re.compile(r"\b[Tt]he (practitioner|supervisor)\b")

Mode = Literal["one_screen", "share_file", "live"]
ONE_SCREEN: Mode = "one_screen"
SHARE_FILE: Mode = "share_file"
LIVE: Mode = "live"
"""Each at their own screen, both signed in at one server."""


@dataclass(frozen=True)
class Supervision:
    """The relation of two people: their opaque ids, and the names they use here."""

    id: str
    practitioner: str
    supervisor: str
    practitioner_name: str
    supervisor_name: str
    begun_at: datetime

    @property
    def both_sign_in(self) -> bool:
        """Whether both look in here themselves, each under an account of their own."""
        return is_account(self.practitioner) and is_account(self.supervisor)

    def name_of(self, seat: Seat) -> str:
        """What the person in a seat is called here."""
        return self.practitioner_name if seat == PRACTITIONER else self.supervisor_name

    def other_name(self, seat: Seat) -> str:
        """What the person across the table from a seat is called here."""
        return self.name_of(other_seat(seat))

    def by_name(self, text: str) -> str:
        """A text that calls the practitioner and the supervisor by name; as it is where both are called the same."""
        if self.practitioner_name == self.supervisor_name:
            return text
        names: dict[str, str] = {PRACTITIONER: self.practitioner_name, SUPERVISOR: self.supervisor_name}
        return _SEAT.sub(lambda found: names[found[1]], text)


@dataclass(frozen=True)
class Meeting:
    """What one meeting knows of itself. Times are UTC, `held_on` and `next_on` plain dates, `step` a plan step's key.

    `held_at` is the time it is to be at, such as 14:30, as the two would say it, and `held_where` the place.
    `next_at` is the time of the next meeting and `next_where` its place, in the same way.

    `seat` is the seat of whoever asked. `fixed_at` is None until both have confirmed the same record,
    `sent_at` until a share file of it was made here. `sent_number` is that of the newest share file made here, and
    `got_answers` that of the newest which the other had opened when they made theirs.
    """

    id: str
    supervision: str
    seat: Seat
    mode: Mode
    plan: str
    plan_name: str
    held_on: date
    next_on: date | None
    step: str
    revision: int
    started_at: datetime
    changed_at: datetime
    fixed_at: datetime | None
    sent_at: datetime | None = None
    next_at: str | None = None
    next_where: str | None = None
    held_at: str | None = None
    held_where: str | None = None
    sent_number: int = 0
    got_answers: int = 0

    @property
    def is_open(self) -> bool:
        """True until both have confirmed its record."""
        return self.fixed_at is None


def is_hosted(meeting: Meeting, supervision: Supervision) -> bool:
    """Whether both sit at their supervisor's machine: what the practitioner brings is told there, in the meeting."""
    return meeting.mode == ONE_SCREEN and not is_account(supervision.practitioner)


def is_told_in_it(meeting: Meeting, supervision: Supervision) -> bool:
    """Whether the practitioner can say and place in the meeting itself what they bring: not at their own machine."""
    return meeting.mode != ONE_SCREEN or is_hosted(meeting, supervision)


@dataclass(frozen=True)
class Confirmation:
    """What one seat said of the record: agreed or declined, why, when, and the hash of the record they said it of.

    `claimed` here and below: it came with a file, in the name of this machine's person, who said that it is theirs:
    here at `claimed_at`, None where that moment was not kept.
    """

    seat: Seat
    agrees: bool
    words: str
    hash: str
    at: datetime
    claimed: bool = field(default=False, compare=False)
    claimed_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Comment:
    """A dated addition to a confirmed record."""

    id: str
    seat: Seat
    words: str
    written_at: datetime
    claimed: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Action:
    """Something agreed: what, who, by when, how we will notice, and what came of it.

    `who` is a seat, "both", "organisation" or "nobody". `kind` is "agreed" or, for what the organisation owes, the key
    of a kind of condition. `outcome` is None until a later record says what came of it.
    """

    id: str
    meeting: str
    kind: str
    what: str
    who: str
    due: date | None
    notice: str
    outcome: str | None = None
    outcome_words: str = ""
    claimed: bool = field(default=False, compare=False)


def not_ready(
    elements_placed: Collection[str], shown: Collection[str], actions: Collection[Action]
) -> tuple[StepKey, ...]:
    """The steps that have to be done before anybody confirms: places are not shown, or nothing is agreed."""
    waits: dict[StepKey, bool] = {"two_views": not set(elements_placed) <= set(shown), "actions": not actions}
    return tuple(step for step, is_waiting in waits.items() if is_waiting)
