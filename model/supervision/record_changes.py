"""What a record says otherwise than when somebody read it, in the words that stood and that stand there."""

from __future__ import annotations

from model.answers import PLACES
from model.supervision.record import RecordBody

NOTHING = "nothing"
OTHERWISE = "What was brought, what was said of an action between meetings, a name or the day is another one."


def changed_since(before: RecordBody, now: RecordBody, *, but_for: str = "") -> tuple[str, ...]:
    """One line for each thing said that is another one now, but for the field of whoever reads."""
    fields = sorted((before.fields.keys() | now.fields.keys()) - {but_for})
    lines = []
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
    chosen = f"place {place}" if place in PLACES else (place or "").replace("_", " ")
    return " · ".join(part for part in (" ".join(words.split()).rstrip("."), chosen) if part) or NOTHING


def _around(body: RecordBody) -> RecordBody:
    return body.model_copy(update={"said": ()})
