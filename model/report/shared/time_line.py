"""Where on the twelve lines a date or a note lies, and which of the words beside them have room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from statistics import median

WEEK, MONTH, YEAR = 7, 30.44, 365.25
MOST_WEEKS, MOST_MONTHS = 13, 23
"""A longer gap is told in months, and one that is longer than so many in years."""
LETTER = 5.9
"""About how wide a small letter is."""


@dataclass(frozen=True)
class Span:
    """From where to where something reaches, from left to right."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.start + self.end) / 2

    def touches(self, other: Span) -> bool:
        """Whether the two share any room."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Word:
    """Words on one line, in the middle of the room they take; `about` is what they stand beside."""

    text: str
    room: Span
    about: Span


def places_in_time(
    dates: Sequence[date], others: Sequence[date], room: Span, *, by_calendar: bool
) -> tuple[list[float], list[float]]:
    """Where these `dates` and these `others` lie in the room, each oldest first.

    Each date is one step after the one before, or as far as the calendar says. What lies between two steps is spread
    between them, and what is of the same day lies on the step.
    """
    if by_calendar:
        steps, between = ([float(day.toordinal()) for day in days] for days in (dates, others))
    else:
        steps, between = [float(number) for number in range(len(dates))], _between_steps(dates, others)
    first, last = min([*steps, *between], default=0.0), max([*steps, *between], default=0.0)

    def placed(times: Sequence[float]) -> list[float]:
        if first == last:
            return [room.middle for _ in times]
        return [room.start + (time - first) / (last - first) * (room.end - room.start) for time in times]

    return placed(steps), placed(between)


def _between_steps(dates: Sequence[date], others: Sequence[date]) -> list[float]:
    found: list[float] = []
    for step, group in groupby(others, lambda day: bisect_left(dates, day)):
        days = list(group)
        before = sum(step == len(dates) or day != dates[step] for day in days)
        found += [step - 1 + number / (before + 1) for number in range(1, before + 1)]
        found += [float(step)] * (len(days) - before)
    return found


def how_long(days: int) -> str:
    """How long it was between two dates: 5 days, 7 weeks, 4 months, 2 years."""
    if days < 2 * WEEK and days % WEEK:
        number, name = days, "day"
    elif days <= MOST_WEEKS * WEEK:
        number, name = round(days / WEEK), "week"
    elif days <= MOST_MONTHS * MONTH:
        number, name = round(days / MONTH), "month"
    else:
        number, name = round(days / YEAR), "year"
    return f"{number} {name}{'' if number == 1 else 's'}"


def gaps(dates: Sequence[date], at: Sequence[float], room: Span) -> list[Word]:
    """How long it was between dates, in words, left to right.

    Where there is no room for all, only the longest of those that are longer than usual.
    """
    between = [(later - earlier).days for earlier, later in pairwise(dates)]
    long_first = sorted((number for number, days in enumerate(between) if days), key=lambda number: -between[number])
    words = {number: _word(how_long(between[number]), Span(at[number], at[number + 1]), room) for number in long_first}
    found: list[Word] = []
    for word in words.values():
        _put(found, word)
    if len(found) < len(words):
        usual = median(between)
        longer = [word for number, word in words.items() if between[number] > usual]
        found = [word for word in found if word in longer]
    return _left_to_right(found)


def day_labels(dates: Sequence[date], at: Sequence[float], room: Span) -> list[Word]:
    """The first and the last date with their years and, where there is room, those between, left to right."""
    ends = (0, len(dates) - 1) if dates else ()
    found: list[Word] = []
    for number in dict.fromkeys((*ends, *range(len(dates)))):
        when = dates[number]
        text = f"{when.day} {when:%b %Y}" if number in ends else f"{when.day} {when:%b}"
        _put(found, _word(text, Span(at[number], at[number]), room))
    return _left_to_right(found)


def numbers(at: Sequence[float], room: Span) -> list[Word]:
    """A number for each position, left to right; those too near to each other for that share one, such as 3-5."""
    groups: list[tuple[int, int]] = []
    for number in range(len(at)):
        groups.append((number, number))
        while len(groups) > 1 and _number(*groups[-2], at, room).room.touches(_number(*groups[-1], at, room).room):
            (first, _), (_, last) = groups[-2:]
            groups[-2:] = [(first, last)]
    return [_number(first, last, at, room) for first, last in groups]


def _number(first: int, last: int, at: Sequence[float], room: Span) -> Word:
    text = f"{first + 1}" if first == last else f"{first + 1}-{last + 1}"
    return _word(text, Span(at[first], at[last]), room)


def _word(text: str, about: Span, room: Span) -> Word:
    """Words in the middle of what they are about, or as near to it as the room allows."""
    width = (len(text) + 2) * LETTER
    start = max(room.start, min(about.middle - width / 2, room.end - width))
    return Word(text, Span(start, start + width), about)


def _put(there: list[Word], word: Word) -> None:
    if not any(word.room.touches(other.room) for other in there):
        there.append(word)


def _left_to_right(words: Sequence[Word]) -> list[Word]:
    return sorted(words, key=lambda word: word.room.start)
