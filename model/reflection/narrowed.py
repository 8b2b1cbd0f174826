"""Which of one's own reflections are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Narrowed:
    """What wanted reflections have in common; what is None asks for nothing.

    `relationship` is an id; `element` one that was placed or written about; `since` and `until` are days that count
    too; `has_open_step` asks for a next step that nothing was said about yet.
    """

    relationship: str | None = None
    element: str | None = None
    session_kind: str | None = None
    venue: str | None = None
    since: date | None = None
    until: date | None = None
    has_open_step: bool = False


ALL = Narrowed()
"""All of them."""
