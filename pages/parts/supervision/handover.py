"""A reflection on its way to a meeting: what can go, what the meeting holds of it now, and handing it over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from model.content import Content
from model.content.supervision.schema import Script
from model.supervision.brought import BroughtItem
from model.supervision.meeting import Meeting
from pages.parts.supervision.open_meeting import my_supervision


@dataclass(frozen=True)
class Handover:
    """One reflection and one open meeting, as both were when the page was drawn.

    `items` is all that can go, `brought` what of it the meeting holds now, by field. `name` is the other person's.
    """

    content: Content
    script: Script
    meeting: Meeting
    name: str
    reflection: str
    items: tuple[BroughtItem, ...]
    brought: dict[str, BroughtItem]
    brought_at: datetime | None

    @property
    def changed(self) -> list[BroughtItem]:
        """What was brought and now reads otherwise in the reflection."""
        before = {field: _read(item) for field, item in self.brought.items()}
        return [item for item in self.items if before.get(item.field, _read(item)) != _read(item)]

    @property
    def emptied(self) -> list[BroughtItem]:
        """What was brought and is no more in the reflection."""
        offered = {item.field for item in self.items}
        return [item for field, item in self.brought.items() if field not in offered]

    def is_as_brought(self, items: Iterable[BroughtItem]) -> bool:
        """Whether the meeting holds just these."""
        return [_read(item) for item in items] == [_read(item) for item in self.brought.values()]


def handover_to(
    content: Content, meeting: Meeting, name: str, reflection: str, items: tuple[BroughtItem, ...]
) -> Handover:
    """The reflection with what the meeting holds of it now."""
    mine = my_supervision()
    held = [one for one in mine.brought.of(meeting.id) if one.reflection == reflection]
    return Handover(
        content=content,
        script=mine.meetings.script(meeting.id),
        meeting=meeting,
        name=name,
        reflection=reflection,
        items=items,
        brought={one.item.field: one.item for one in held},
        brought_at=max((one.brought_at for one in held), default=None),
    )


def _read(item: BroughtItem) -> tuple[str, str, str | None]:
    """What the person wrote or placed; how it was asked may be worded anew by the guide."""
    return item.field, item.words, item.place
