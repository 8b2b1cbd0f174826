"""Open meetings that were called off: their day, who called them off and why, as far as that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from model.access import SEATS, Seat
from model.content.supervision.schema import Script
from model.phrases import day
from model.supervision.fields import arranged
from model.supervision.meeting import Meeting, Supervision

Who = Literal["practitioner", "supervisor", "somebody_else"]
SOMEBODY_ELSE: Who = "somebody_else"
WHO: tuple[Who, ...] = get_args(Who)
"""Who can have called a meeting off."""

STANDING_ITEM = "called_off"
"""The key of the standing item that asks about it in the next meeting."""


@dataclass(frozen=True)
class CalledOff:
    """A meeting that was called off: its id, the day it was to be on, when it was called off (UTC), by whom and why."""

    meeting: str
    held_on: date
    called_off_at: datetime
    who: Who | None
    why: str


def told_called_off(found: Iterable[CalledOff], supervision: Supervision) -> str:
    """What is known of them, a line each, the first one first; "" where there are none."""
    return "\n".join(_told(one, supervision) for one in sorted(found, key=lambda one: (one.held_on, one.called_off_at)))


def begins_with(
    script: Script, held_on: date, before: Meeting | None, found: Iterable[CalledOff], supervision: Supervision
) -> dict[str, tuple[str, str | None]]:
    """What stands in a new meeting already, by field: words, and a place or choice.

    Its time and place, where the meeting `before` said them of that day; and what is known of those that were called
    off since, where the plan asks about that.
    """
    planned = (
        {"held_at": before.next_at, "held_where": before.next_where} if before and before.next_on == held_on else {}
    )
    said = arranged({name: value for name, value in planned.items() if value})
    told = told_called_off(found, supervision)
    if told and any(STANDING_ITEM in step.standing_items for step in script.plan.steps):
        said[f"both.standing.{STANDING_ITEM}"] = told, None
    return said


def names_of_who(supervision: Supervision) -> dict[Who, str]:
    """Who can have called a meeting off, by name."""
    seats: dict[Who, Seat] = {seat: seat for seat in SEATS}
    return {who: supervision.name_of(seats[who]) if who in seats else "Somebody else" for who in WHO}


def _told(one: CalledOff, supervision: Supervision) -> str:
    name = names_of_who(supervision)[one.who] if one.who else ""
    by = f" by {'somebody else' if one.who == SOMEBODY_ELSE else name}" if one.who else ""
    why = " ".join(one.why.split())
    return f"{day(one.held_on)}, called off{by}{f': {why}' if why else '.'}"
