"""What stands in a content file, with the file and line each part came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from model.content.faults import Fault

KIND_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "a group of keys"),
)

Loc = tuple[str | int, ...]


class Place(NamedTuple):
    """A file and a line in it, counted from 1."""

    path: Path
    line: int


@dataclass(frozen=True)
class Leaf:
    """A single value: text, number, true or false, or nothing."""

    value: str | int | float | bool | None
    place: Place


@dataclass(frozen=True)
class Items:
    """A list, in order."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True)
class Keys:
    """A group of keys. `places` says where each key is written."""

    values: Mapping[str, Node]
    places: Mapping[str, Place]
    place: Place


Node = Leaf | Items | Keys


@dataclass(frozen=True)
class Tree:
    """A file as plain dicts, lists and values, with the place of every part by its location."""

    path: Path
    value: Any
    places: Mapping[Loc, Place]

    def place(self, loc: Sequence[str | int]) -> Place | None:
        """Where `loc` stands, or the nearest part around it that is there."""
        for length in range(len(loc), -1, -1):
            if tuple(loc[:length]) in self.places:
                return self.places[tuple(loc[:length])]
        return None

    @property
    def top(self) -> Spot:
        """The whole file, to walk from."""
        return Spot(self, (), self.value)


@dataclass(frozen=True)
class Spot:
    """A value and where it stands. Asking for what is not there gives nothing, so broken files can still be walked."""

    tree: Tree
    loc: Loc
    value: Any

    def at(self, part: str | int) -> Spot:
        """The part under this key or position; its value is None when it is not there."""
        inner = None
        if isinstance(part, str) and isinstance(self.value, dict):
            inner = self.value.get(part)
        elif isinstance(part, int) and isinstance(self.value, list) and part < len(self.value):
            inner = self.value[part]
        return Spot(self.tree, (*self.loc, part), inner)

    def at_loc(self, loc: Sequence[str | int]) -> Spot:
        """The part at the end of `loc`, seen from here."""
        spot = self
        for part in loc:
            spot = spot.at(part)
        return spot

    @property
    def parent(self) -> Spot:
        """What this stands in; the file itself has itself."""
        return self.tree.top.at_loc(self.loc[:-1])

    def each(self, *parts: str) -> Iterator[Spot]:
        """The items of the list reached through `parts`, or none."""
        spot = self.at_loc(parts)
        if isinstance(spot.value, list):
            yield from (spot.at(index) for index in range(len(spot.value)))

    @property
    def text(self) -> str:
        """The value if it is text, otherwise an empty string."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def field(self) -> str:
        """The last key on the way here: `text` for `prompts[0].text`, `scale` for `scale[2]`."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "")

    def fault(self, wrong: str, expected: str = "", nearest: str | None = None, *, at: Spot | None = None) -> Fault:
        """A fault on the line of this spot, located `at` another one around it where that reads better."""
        path, line = self.tree.place(self.loc) or (self.tree.path, None)
        return Fault(path, line, location((at or self).loc), wrong, expected, nearest)


def location(loc: Sequence[str | int]) -> str:
    """The location as it is printed: `elements[3].prompts[0]`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def unfold(node: Node, path: Path) -> Tree:
    """The node as a tree. `path` is the file to name for what has no place of its own."""
    places: dict[Loc, Place] = {}

    def value(node: Node, loc: Loc) -> Any:
        places.setdefault(loc, node.place)
        if isinstance(node, Items):
            return [value(item, (*loc, index)) for index, item in enumerate(node.items)]
        if isinstance(node, Keys):
            places.update({(*loc, key): place for key, place in node.places.items()})
            return {key: value(inner, (*loc, key)) for key, inner in node.values.items()}
        return node.value

    return Tree(path, value(node, ()), places)


def kind_of(value: object) -> str:
    """What the value is, in everyday words: `text`, `a number`, `a list`."""
    return next((name for kind, name in KIND_NAMES if isinstance(value, kind)), "nothing")
