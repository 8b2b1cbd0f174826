"""A relationship: somebody met again, under a pseudonym of the practitioner's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class NameTaken(ValueError):
    """Raised where another relationship of the same person has that pseudonym already."""


@dataclass(frozen=True)
class Holdings:
    """How much belongs to a relationship and goes with it: finished reflections, drafts, dated notes and cards."""

    reflections: int
    drafts: int
    notes: int
    cards: int = 0


@dataclass(frozen=True)
class Relationship:
    """A relationship under the person's own pseudonym; `closed_on` is the day it was closed, None while it is open."""

    id: str
    owner: str
    pseudonym: str
    closed_on: date | None = None
