"""The clock of a room: how long it and its step have gone on, and what pairs have left. A pause stops all of it.

Moments from which time is counted move on by the length of a pause when it ends, so that nothing has to add pauses up.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict

from model.workshop.room import Room
from model.workshop.script import RoomScript

LONG_AGO = 3
"""After so many times its minutes, whoever left a step or a workshop open is not held to its plan any more."""

HALF_TIME_SHOWS = 20
"""Seconds for which a room is told that half of its time is over."""


class Moments(TypedDict):
    """The moments of a room from which, or up to which, its clocks count."""

    begun_at: datetime | None
    step_at: datetime | None
    timer_until: datetime | None
    paused_at: datetime | None


def carried_on(room: Room, at: datetime) -> Moments:
    """The moments of a room as they are when a pause ends at `at`; as they were where there is none."""
    paused = at - room.paused_at if room.paused_at else timedelta(0)
    moved = [moment + paused if moment else None for moment in (room.begun_at, room.step_at, room.timer_until)]
    return Moments(begun_at=moved[0], step_at=moved[1], timer_until=moved[2], paused_at=None)


def seconds_left(room: Room, at: datetime) -> int | None:
    """Whole seconds that pairs still have, never below nought; None where no clock runs for them."""
    if room.timer_until is None:
        return None
    return max(0, round((room.timer_until - _stands_at(room, at)).total_seconds()))


def is_up(room: Room, at: datetime) -> bool:
    """Whether the time that pairs had is over."""
    return seconds_left(room, at) == 0


def bells_rung(room: Room, at: datetime) -> int:
    """How often a bell has rung for pairs: once at half time, and once more at the end."""
    left = seconds_left(room, at)
    if left is None:
        return 0
    return 2 if left == 0 else int(room.timer_seconds is not None and 2 * left <= room.timer_seconds)


def is_half_time(room: Room, at: datetime) -> bool:
    """Whether half time was a moment ago."""
    left = seconds_left(room, at) or 0
    return bells_rung(room, at) == 1 and 2 * left > (room.timer_seconds or 0) - 2 * HALF_TIME_SHOWS


def time_told(room: Room, script: RoomScript, at: datetime) -> str:
    """How long the step and the whole have gone on, beside their minutes; "" before the clock runs or long after."""
    step = script.step(room.step)
    told = [
        _beside_plan(room.step_at, room, at, step.minutes, "in this step"),
        _beside_plan(room.begun_at, room, at, script.plan.minutes, "on the clock"),
    ]
    return ". ".join(filter(None, told))


def ends_at(room: Room, script: RoomScript, at: datetime) -> datetime | None:
    """When it ends if the rest takes as long as planned; None while the clock does not run, or long after its plan."""
    gone = _minutes(room.begun_at, room, at)
    if gone is None or gone >= LONG_AGO * script.plan.minutes:
        return None
    here, *rest = script.plan.steps[script.index(room.step) :]
    of_this_step = max(0, here.minutes - (_minutes(room.step_at, room, at) or 0))
    return at + timedelta(minutes=of_this_step + sum(step.minutes for step in rest))


def _beside_plan(since: datetime | None, room: Room, at: datetime, planned: int, of_what: str) -> str:
    gone = _minutes(since, room, at)
    if gone is None or gone >= LONG_AGO * planned:
        return ""
    return f"{gone} of {planned} {'minute' if planned == 1 else 'minutes'} {of_what}"


def _minutes(since: datetime | None, room: Room, at: datetime) -> int | None:
    """Whole minutes since a moment, but for pauses."""
    return None if since is None else max(0, (_stands_at(room, at) - since) // timedelta(minutes=1))


def _stands_at(room: Room, at: datetime) -> datetime:
    """The moment at which the clock of a room stands."""
    return room.paused_at or at
