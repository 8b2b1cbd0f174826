"""A relationship: somebody met again, under a pseudonym of the practitioner's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Relationship:
    """A relationship under the person's own pseudonym."""

    id: str
    owner: str
    pseudonym: str
