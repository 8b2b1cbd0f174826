"""A hold: while it lasts, nothing of one person's is deleted, neither by age nor by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Hold:
    """Whose things are held, why, by whose order, and since when (in UTC)."""

    person: str
    reason: str
    ordered_by: str
    since: datetime
