"""How meetings with one supervisor were for the practitioner, over time: for the practitioner and nobody else.

Nothing is added up, and a meeting without a mirror, or without a place in it, is no date at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from model.answers import PLACES
from model.content.supervision.schema import MIRRORED

MOST_MEETINGS = 60
"""How many of the newest meetings are looked at and drawn."""


@dataclass(frozen=True)
class MirrorPlaces:
    """The places "1" to "5" that were given in the mirror of one meeting, by what it asks about."""

    day: date
    places: Mapping[str, str]


@dataclass(frozen=True)
class MirrorPlace:
    """One of them: the place, and the day of the meeting."""

    day: date
    place: str


def mirror_places(day: date, said: Mapping[str, tuple[str, str | None]]) -> MirrorPlaces:
    """The places in what was `said` in a meeting, by field as (words, place)."""
    given = {key: said.get(f"practitioner.mirror.{key}", ("", None))[1] for key in MIRRORED}
    return MirrorPlaces(day, {key: place for key, place in given.items() if place in PLACES})


def looked_at(meetings: Iterable[MirrorPlaces]) -> tuple[MirrorPlaces, ...]:
    """Those of the newest meetings that hold a place, oldest first; they are given in any order."""
    return tuple(sorted((one for one in meetings if one.places), key=lambda one: one.day)[-MOST_MEETINGS:])


def of_one(meetings: Sequence[MirrorPlaces], element: str) -> tuple[MirrorPlace, ...]:
    """The places of one thing the mirror asks about, in the order of the meetings."""
    return tuple(MirrorPlace(one.day, one.places[element]) for one in meetings if element in one.places)
