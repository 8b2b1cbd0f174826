"""A dated note: something that happened around a relationship, outside its meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

WORDS = "note"
"""The field that holds a note's words, where they are typed."""

WHEN = "note_day"
"""The field under which the day of a note is typed."""

FIELDS_OF_NOTES = frozenset({WORDS, WHEN})


@dataclass(frozen=True)
class Note:
    """What happened on a day; `kind` is one of the content's kinds of note. Its words have versions as answers have."""

    id: str
    owner: str
    relationship: str
    happened_on: date
    kind: str
    words: str
    version: int
    written_at: datetime
    saved_at: datetime
    tab: str
