"""A relationship over time: which place each element had on which day, gaps left open.

It is made of finished reflections alone. Nothing is added up, and nothing is filled in between two days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from model.answers import PLACES

MOST_DATES = 60
"""How many of the newest dates are looked at and drawn."""

AGO = (("About a year ago", timedelta(days=365)), ("About a term ago", timedelta(weeks=13)))
NEAR = timedelta(days=4)
"""How far from that day one may be."""


@dataclass(frozen=True, order=True)
class Dated:
    """A finished reflection of a relationship, and the day it is about."""

    day: date
    reflection: str


@dataclass(frozen=True, order=True)
class Placed(Dated):
    """A place "1" to "5" that an element was given in one of them."""

    place: str


@dataclass(frozen=True)
class History:
    """The newest dates of a relationship, oldest first, and the places given there.

    `placed` holds, for an element that was placed there, each of its places oldest first; `latest` its latest place
    ever, however long ago; `earlier` how many dates there are before these. Two reflections of one day are two dates.
    """

    dates: tuple[Dated, ...]
    placed: Mapping[str, tuple[Placed, ...]]
    latest: Mapping[str, Placed]
    earlier: int = 0

    @property
    def newest(self) -> Dated | None:
        """The newest date, None where there is none."""
        return self.dates[-1] if self.dates else None


def history_of(
    dates: Sequence[Dated],
    given: Mapping[str, Mapping[str, str]],
    older: Mapping[str, Placed] | None = None,
    earlier: int = 0,
) -> History:
    """The history of these `dates`, oldest first, from what was `given` by reflection and element.

    `older` holds the latest place of elements that were placed before these dates only.
    """
    placed: dict[str, tuple[Placed, ...]] = {}
    for one in dates:
        for element, answer in given.get(one.reflection, {}).items():
            if answer in PLACES:
                placed[element] = (*placed.get(element, ()), Placed(one.day, one.reflection, answer))
    latest = dict(older or {}) | {element: places[-1] for element, places in placed.items()}
    return History(tuple(dates), placed, latest, earlier)


def ago(dates: Sequence[Dated], today: date) -> list[tuple[str, Dated]]:
    """The date nearest to this day a year and a term ago, each with how long ago; none where none is near."""
    found = []
    for said, back in AGO:
        near = [one for one in dates if abs(today - back - one.day) <= NEAR]
        if near:
            found.append((said, min(near, key=lambda one: abs(today - back - one.day))))
    return found
