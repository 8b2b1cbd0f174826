"""What a person gave over all their finished reflections, a row for each: places, and next steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.reflection.reflection import NextStep


@dataclass(frozen=True)
class PlaceGiven:
    """The place, or the other answer, given for one element in one reflection; `relationship` is an id or None."""

    happened_on: date
    flow: str
    relationship: str | None
    element: str
    place: str


@dataclass(frozen=True)
class FieldsGiven:
    """The fields of one reflection that hold words, a place, or that one is not sure of it."""

    happened_on: date
    reflection: str
    fields: frozenset[str]


@dataclass(frozen=True)
class StepSet:
    """A next step with the day of the reflection it was set in; `relationship` is an id or None."""

    happened_on: date
    relationship: str | None
    step: NextStep
