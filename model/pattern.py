"""What the places that one thing was given over time can be said to show. Few dates bear few words.

Under three dates it is too early; up to eleven only the first, the lowest and the newest are named; from twelve on the
middle half of them too. Two of one day are one date. Nothing is called better or worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from model.content import Content
from model.phrases import day
from model.profile import place_name

FEWEST_DATES = 3
DATES_WITH_A_MIDDLE = 12
TOO_EARLY = "Too early to see a pattern."


class DatedPlace(Protocol):
    """A place "1" to "5" that was given on a day."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def place(self) -> str:
        """The place."""


def told(content: Content, placed: Sequence[DatedPlace]) -> str:
    """Places of one thing, oldest first, in words; nothing where there are none."""
    if not placed:
        return ""
    dates = len({one.day for one in placed})
    if dates < FEWEST_DATES:
        return TOO_EARLY
    if len({one.place for one in placed}) == 1:
        return f"{_name(content, placed[0])} on every date."
    return _three(content, placed) + (_middle_half(content, placed) if dates >= DATES_WITH_A_MIDDLE else "")


def _three(content: Content, placed: Sequence[DatedPlace]) -> str:
    first, newest = placed[0], placed[-1]
    lowest = min((newest, *placed), key=lambda one: one.place)
    lowest = first if lowest.place == first.place else lowest
    named = [("first", first), ("lowest", lowest), ("newest", newest)]
    found: list[tuple[DatedPlace, list[str]]] = []
    for word, one in named:
        words = next((words for other, words in found if other is one), None)
        if words is None:
            found.append((one, [word]))
        else:
            words.append(word)
    said = "; ".join(f"{' and '.join(words)} {_name(content, one)} on {day(one.day)}" for one, words in found)
    return f"{said[:1].upper()}{said[1:]}."


def _middle_half(content: Content, placed: Sequence[DatedPlace]) -> str:
    by_place = sorted(placed, key=lambda one: one.place)
    quarter = len(by_place) // 4
    low, high = _name(content, by_place[quarter]), _name(content, by_place[-1 - quarter])
    return f" The middle half of them {f'is {low}' if low == high else f'lies from {low} to {high}'}."


def _name(content: Content, one: DatedPlace) -> str:
    return f"“{place_name(content, int(one.place))}”"
