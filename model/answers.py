"""Answers: what somebody gave under a field, in a reflection or in a meeting of supervision.

A field's answer is words, or a place on the scale (or a choice), or both. Places are "1" to "5"; what else can be
answered about an element is no place, and is drawn as a gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, get_args

PlaceOnScale = Literal["1", "2", "3", "4", "5"]
NoPlace = Literal["not_in_play", "not_sure", "skip"]
PLACES: tuple[PlaceOnScale, ...] = get_args(PlaceOnScale)
OTHERS: tuple[NoPlace, ...] = get_args(NoPlace)
NOT_LOOKED_AT: tuple[NoPlace, ...] = ("not_in_play", "skip")
"""What is answered about an element that there was nothing to look at in."""

MOST_WORDS = 200_000
"""The longest single answer kept, in characters: far beyond any reflection, and a bound on what one paste can cost."""

OUTCOMES = ("done", "part", "not", "dropped")


@dataclass(frozen=True)
class Answer:
    """One field's answer: words, or a place (or choice), or both empty when cleared. `tab` says which tab saved it."""

    field: str
    words: str
    place: str | None
    version: int
    saved_at: datetime
    tab: str


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Saved:
    """What came of saving: the answer as kept, the reflection's new revision, and another tab's answer it replaced."""

    answer: Answer
    revision: int
    replaced: Answer | None


def place_of(answers: Answers, element: str) -> str | None:
    """The place or other answer given for an element, or None where none was given."""
    answer = answers.get(f"{element}.place")
    return answer.place if answer else None


def day_of(place: str | None) -> date | None:
    """The date a field's place holds, or None where it holds none."""
    try:
        return date.fromisoformat(place) if place else None
    except ValueError:
        return None


def time_of(place: str | None) -> time | None:
    """The time of day a field's place holds, such as 14:30, or None where it holds none."""
    try:
        return datetime.strptime(place, "%H:%M").time() if place else None  # noqa: DTZ007  a time of day has no zone
    except ValueError:
        return None


def chosen_in(answers: Answers, field: str) -> tuple[str, ...]:
    """The element keys chosen under a choose step or as picks, in the order they were chosen."""
    answer = answers.get(field)
    return tuple(key for key in (answer.place or "").split(",") if key) if answer else ()
