"""A reflection on its way to a meeting: what can go, what the meeting holds of it now, and handing it over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from model.content import Content
from model.content.supervision.schema import Script
from model.supervision.brought import BroughtItem
from model.supervision.meeting import Meeting
from pages.parts.supervision.open_meeting import meetings


@dataclass(frozen=True)
class Taking:
    """One reflection and one open meeting, as both were when the page was drawn.

    `pieces` is all that can go, `brought` what of it the meeting holds now, by field. `name` is the other person's.
    """

    content: Content
    script: Script
    meeting: Meeting
    name: str
    reflection: str
    pieces: tuple[BroughtItem, ...]
    brought: dict[str, BroughtItem]
    brought_at: datetime | None

    @property
    def changed(self) -> list[BroughtItem]:
        """What was brought and now reads otherwise in the reflection."""
        before = {field: _read(piece) for field, piece in self.brought.items()}
        return [piece for piece in self.pieces if before.get(piece.field, _read(piece)) != _read(piece)]

    @property
    def emptied(self) -> list[BroughtItem]:
        """What was brought and is no more in the reflection."""
        offered = {piece.field for piece in self.pieces}
        return [piece for field, piece in self.brought.items() if field not in offered]

    def is_as_brought(self, pieces: Iterable[BroughtItem]) -> bool:
        """Whether the meeting holds just these."""
        return [_read(piece) for piece in pieces] == [_read(piece) for piece in self.brought.values()]

    def bring(self, pieces: Sequence[BroughtItem]) -> None:
        """Let the meeting hold just these of this reflection. Raises `Fixed`, `NotYours`, `StoreFault`."""
        meetings().bring(self.meeting.id, self.reflection, pieces)


def taking_to(
    content: Content, meeting: Meeting, name: str, reflection: str, pieces: tuple[BroughtItem, ...]
) -> Taking:
    """The reflection with what the meeting holds of it now."""
    held = [one for one in meetings().brought(meeting.id) if one.reflection == reflection]
    return Taking(
        content=content,
        script=meetings().script(meeting.id),
        meeting=meeting,
        name=name,
        reflection=reflection,
        pieces=pieces,
        brought={one.piece.field: one.piece for one in held},
        brought_at=max((one.brought_at for one in held), default=None),
    )


def _read(piece: BroughtItem) -> tuple[str, str, str | None]:
    """What the person wrote or placed; how it was asked may be worded anew by the guide."""
    return piece.field, piece.words, piece.place
