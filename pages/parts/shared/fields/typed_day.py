"""Days as they come from a field for a date: checked again here, whatever the browser let through."""

from __future__ import annotations

from datetime import date

from model.phrases import day
from pages.parts.shared.local_time import today

YEARS = 10
"""How many years ago or ahead a day may be."""


class NoSuchDay(ValueError):
    """What was sent is no day to keep; its text is for the person to read."""


def first_and_last() -> tuple[date, date]:
    """The earliest and the latest day that are taken."""
    return date(today().year - YEARS, 1, 1), date(today().year + YEARS, 12, 31)


def typed_day(words: str, *, required: bool = False) -> date | None:
    """The day in `words`, an ISO date or nothing. Raises `NoSuchDay`."""
    if not words and not required:
        return None
    try:
        when = date.fromisoformat(words)
    except ValueError:
        raise NoSuchDay("not kept: this is no day. Write day/month/year, the year with four digits.") from None
    first, last = first_and_last()
    if not first <= when <= last:
        raise NoSuchDay(f"not kept: a day here is between {day(first)} and {day(last)}.")
    return when
