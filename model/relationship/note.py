"""A dated note: something that happened around a relationship, outside its meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Note:
    """What happened on a day; `kind` is one of the content's kinds of note. `words` are versioned as an answer's."""

    id: str
    owner: str
    relationship: str
    happened_on: date
    kind: str
    words: str
    version: int
    saved_at: datetime
    tab: str
