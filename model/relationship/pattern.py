"""What the places of one element over time can be said to show. Few dates bear few words.

Under three dates it is too early; up to eleven only the first, the lowest and the newest are named; from twelve on the
middle half of them too. Two reflections of one day are one date. Nothing is called better or worse.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.phrases import day
from model.profile import place_name
from model.relationship.over_time import History, Placed

FEWEST_DATES = 3
DATES_WITH_A_MIDDLE = 12
TOO_EARLY = "Too early to see a pattern."
LOW = frozenset({"1", "2"})


def told(content: Content, placed: Sequence[Placed]) -> str:
    """One element's places, oldest first, in words; nothing where there are none."""
    if not placed:
        return ""
    dates = len({one.day for one in placed})
    if dates < FEWEST_DATES:
        return TOO_EARLY
    if len({one.place for one in placed}) == 1:
        return f"{_name(content, placed[0])} on every date."
    return _three(content, placed) + (_middle_half(content, placed) if dates >= DATES_WITH_A_MIDDLE else "")


def rose_from_low(history: History) -> tuple[str, ...]:
    """Elements that began low and stand higher now; none where the beginning is not among the dates looked at."""
    if history.earlier:
        return ()
    return tuple(
        element
        for element, placed in history.placed.items()
        if len({one.day for one in placed}) >= FEWEST_DATES
        and placed[0].place in LOW
        and placed[-1].place > placed[0].place
    )


def _three(content: Content, placed: Sequence[Placed]) -> str:
    first, newest = placed[0], placed[-1]
    lowest = min((newest, *placed), key=lambda one: one.place)
    lowest = first if lowest.place == first.place else lowest
    named = [("first", first), ("lowest", lowest), ("newest", newest)]
    found: dict[Placed, list[str]] = {}
    for word, one in named:
        found.setdefault(one, []).append(word)
    said = "; ".join(f"{' and '.join(words)} {_name(content, one)} on {day(one.day)}" for one, words in found.items())
    return f"{said[:1].upper()}{said[1:]}."


def _middle_half(content: Content, placed: Sequence[Placed]) -> str:
    by_place = sorted(placed, key=lambda one: one.place)
    quarter = len(by_place) // 4
    low, high = _name(content, by_place[quarter]), _name(content, by_place[-1 - quarter])
    return f" The middle half of them {f'is {low}' if low == high else f'lies from {low} to {high}'}."


def _name(content: Content, one: Placed) -> str:
    return f"“{place_name(content, int(one.place))}”"
