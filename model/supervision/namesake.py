"""Somebody who was named here by hand, before a file of somebody called the same came into the same seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.supervision.meeting import Meeting, Supervision

KeptBy = Literal["record", "meeting"]
"""What keeps an entry here: a record that is confirmed, or a meeting that is begun."""


@dataclass(frozen=True)
class Namesake:
    """The own entry; the meeting that is planned in it and no more; what keeps it; whether one was called off in it."""

    supervision: Supervision
    planned: Meeting | None
    kept_by: KeptBy | None
    has_called_off: bool = False


def is_called_the_same(one: str, other: str) -> bool:
    """Whether two names are one, but for capital letters and spaces."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
