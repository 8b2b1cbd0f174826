"""What a practitioner brought to a meeting, field by field.

The pattern (places on the scale) stands apart from the story (each answer). An item is a copy of what stood in the
reflection when it was brought, with the words the supervisor will see it under: later changes stay private.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from model.content import Content
from model.content.guide.conditions import FIELD
from model.content.published import ELEMENTS
from model.profile import View, view_of

Kind = Literal["about", "pattern", "story", "picks", "next_steps", "card"]


@dataclass(frozen=True)
class BroughtItem:
    """One field as it would be seen: what kind it is, what was asked, the words, and the place or choice."""

    kind: Kind
    field: str
    heading: str
    prompt: str
    words: str
    place: str | None


@dataclass(frozen=True)
class Brought:
    """An item that was brought. `source` numbers the reflections of a meeting from 1, in the order they were brought.

    `reflection` is the id of the practitioner's own reflection; for the supervisor it is always None.
    """

    source: int
    item: BroughtItem
    brought_at: datetime
    reflection: str | None = None


def card_fields(card: str) -> str:
    """How the fields begin under which a card is brought: what was said on it can be taken back by it."""
    return f"card.{card}."


PLACED_HERE = "Given in the meeting"
"""What stands as asked of a place that was given in the meeting itself, and so was brought of no reflection."""


def brought_here(element: str, place: str) -> BroughtItem:
    """A place that was given in the meeting itself, as it is kept once it is shown."""
    return BroughtItem("pattern", f"{element}.place", ELEMENTS[element][1], PLACED_HERE, "", place)


def is_brought_here(item: BroughtItem) -> bool:
    """Whether this is such a place."""
    return item.kind == "pattern" and item.prompt == PLACED_HERE


def to_be_kept(brought: Sequence[Brought]) -> list[Brought]:
    """What of it goes into a record or a file: never a card, since what was said on it can be taken back."""
    return [one for one in brought if one.item.kind != "card"]


def elements_of(brought: Sequence[Brought]) -> tuple[str, ...]:
    """The elements a place was brought for, in the order they were brought, each once."""
    keys = (one.item.field.removesuffix(".place") for one in brought if one.item.kind == "pattern")
    return tuple(dict.fromkeys(keys))


@dataclass(frozen=True)
class Lacking:
    """A condition that was brought and does not stand as it should: its key, how that is told in a line, the words."""

    key: str
    line: str
    words: str


def lacking_in(content: Content, items: Iterable[BroughtItem]) -> tuple[Lacking, ...]:
    """The conditions among what was brought, but for those answered as they should be; the latest of each, in order."""
    well = {f"{FIELD}{one.key}": one.answers[0] for one in content.conditions.conditions}
    found = {item.field: item for item in items if item.kind == "story" and item.field.startswith(FIELD)}
    return tuple(
        Lacking(field.removeprefix(FIELD), f"{item.heading}: {item.words}", f"{item.prompt} {item.words}.")
        for field in dict.fromkeys((*well, *found))
        if (item := found.get(field)) and item.words != well.get(field)
    )


def pattern_views(content: Content, name: str, items: Mapping[int, Sequence[BroughtItem]]) -> dict[int, View]:
    """The places brought from each reflection as a view; one of several is told by its number."""
    found = {}
    for source, brought in items.items():
        given = {item.field.removesuffix(".place"): item.place for item in brought if item.kind == "pattern"}
        if given:
            called = name if len(items) == 1 else f"{name}, {source}"
            found[source] = view_of(content, called, given)
    return found
