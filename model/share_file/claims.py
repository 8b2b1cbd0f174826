"""What a file says in the name of whoever opens it, and their own machine never heard from them.

It may be theirs all the same, said on another machine or before an old backup was put back: so they are asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.access import Seat
from model.supervision.meeting import Comment, Confirmation
from model.supervision.record import Carried, RecordBody


@dataclass(frozen=True)
class Claims:
    """What is said in the name of the one in `seat`: a record and their word on it, comments, earlier agreements."""

    seat: Seat
    body: RecordBody | None = None
    confirmation: Confirmation | None = None
    comments: tuple[Comment, ...] = ()
    carried: tuple[Carried, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.body or self.comments or self.carried)
