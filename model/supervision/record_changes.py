"""What a record says otherwise than when somebody read it, in the words that stood and that stand there."""

from __future__ import annotations

from datetime import date

from model.answers import PLACES, day_of
from model.phrases import day
from model.supervision.fields import HELD_ON
from model.supervision.record import RecordBody

NOTHING = "nothing"
OTHERWISE = "What was brought, what was said of an action between meetings, a name or the next day is another one."


def changed_since(before: RecordBody, now: RecordBody, *, but_for: str = "") -> tuple[str, ...]:
    """One line for each thing said that is another one now, but for the field of whoever reads."""
    fields = sorted((before.fields.keys() | now.fields.keys()) - {but_for, HELD_ON})
    lines = []
    if before.held_on != now.held_on:
        lines.append(f"Now: held on {day(now.held_on)}. Before: {day(before.held_on)}.")
    for field in fields:
        was, is_now = _told(before, field), _told(now, field)
        if was != is_now:
            lines.append(f"Now: {is_now}. Before: {was}.")
    if _around(before) != _around(now):
        lines.append(OTHERWISE)
    return tuple(lines)


def _told(body: RecordBody, field: str) -> str:
    """What stands in a field: its words, or what was chosen in it."""
    words, place = body.fields.get(field, ("", None))
    when = day_of(place)
    if when:
        return day(when)
    chosen = f"place {place}" if place in PLACES else (place or "").replace("_", " ")
    return " · ".join(part for part in (" ".join(words.split()).rstrip("."), chosen) if part) or NOTHING


def _around(body: RecordBody) -> RecordBody:
    return body.model_copy(update={"said": (), "held_on": date.min})
