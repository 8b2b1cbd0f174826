"""Lays an organisation's own content over the shipped one: it changes, adds, drops and reorders."""

from __future__ import annotations

from collections.abc import Iterable

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.tree import Items, Keys, Leaf, Loc, Node, Place, kind_of, location

DROP, ORDER = "drop", "order"
"""What an item of a list says that is no thing of its own: which keys to leave out, and which come first."""

MOST_NAMED = 12
"""How many keys of a list a fault names at the most."""


def laid_over(shipped: Node, own: Node) -> tuple[Node, list[Fault]]:
    """The shipped content with the organisation's own laid over it, and what that names and is not there.

    Groups of keys merge key by key. Lists of things with a `key` merge by it: a known key overlays that thing field
    by field, a new key is added at the end; `drop` takes things out, and `order` brings things to the front. Everything
    else is replaced. Every part keeps the place it was written in.
    """
    overlay = _Overlay()
    return overlay.lay(shipped, own, ()), overlay.faults


def key_of(node: Node) -> str | None:
    """The value of the node's `key`, if it is a thing with one."""
    named = node.values.get("key") if isinstance(node, Keys) else None
    return str(named.value) if isinstance(named, Leaf) and named.value is not None else None


def in_order(keys: Iterable[str], first: Iterable[str]) -> list[str]:
    """The same keys, with those named `first` in front, in the order they are named; the rest follow as they stood."""
    left = dict.fromkeys(keys)
    front = [key for key in dict.fromkeys(first) if key in left]
    return [*front, *(key for key in left if key not in front)]


class _Overlay:
    """Lays one file over another, and collects what is wrong with what it asks for."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def lay(self, shipped: Node, own: Node, loc: Loc) -> Node:
        if isinstance(shipped, Keys) and isinstance(own, Keys):
            return self._keys(shipped, own, loc)
        if isinstance(shipped, Items) and isinstance(own, Items) and _all_keyed(shipped):
            things = [item for item in own.items if not _is_wish(item)]
            if own.items and shipped.items and all(key_of(item) is not None for item in things):
                return self._items(shipped, own, loc)
        return own

    def _keys(self, shipped: Keys, own: Keys, loc: Loc) -> Keys:
        values, places = dict(shipped.values), dict(shipped.places)
        for key, value in own.values.items():
            values[key] = self.lay(shipped.values[key], value, (*loc, key)) if key in shipped.values else value
            if values[key].place == value.place:
                places[key] = own.places[key]
        return Keys(values, places, shipped.place)

    def _items(self, shipped: Items, own: Items, loc: Loc) -> Items:
        things = {key_of(item) or "": item for item in shipped.items}
        for index, item in enumerate(own.items):
            if not _is_wish(item):
                key = key_of(item) or ""
                things[key] = self.lay(things[key], item, (*loc, index)) if key in things else item
        written = {key_of(item) for item in own.items}
        dropped, first = self._wish(own, DROP, things, loc), self._wish(own, ORDER, things, loc)
        for key, place in dropped.items():
            if key in written:
                self._fault(place, loc, f"{quoted(key)} is dropped, and written in the same list", "one of the two")
            if key in first:
                wrong = f"{quoted(key)} is dropped, and named under {ORDER}"
                self._fault(first[key], loc, wrong, "a key that is still there")
        left = [key for key in things if key not in dropped]
        return Items(tuple(things[key] for key in in_order(left, first)), own.place if dropped else shipped.place)

    def _wish(self, own: Items, word: str, things: dict[str, Node], loc: Loc) -> dict[str, Place]:
        """The keys named under every `drop` or `order` of a list, each with where that stands."""
        found: dict[str, Place] = {}
        for item in own.items:
            if not (_is_wish(item) and isinstance(item, Keys) and word in item.values):
                continue
            named = item.values[word]
            keys = named.items if isinstance(named, Items) else ()
            if not keys:
                wrong = "names nothing" if isinstance(named, Items) else f"is {kind_of(_value(named))}"
                self._fault(
                    named.place, loc, f"{word} {wrong}", f"a list of keys, such as {word}: [{next(iter(things))}]"
                )
            for key in keys:
                name = str(_value(key))
                if name not in things:
                    known = one_of(things) if len(things) <= MOST_NAMED else "the key of one that is"
                    self._fault(key.place, loc, f"{quoted(name)} is not in this list", known, nearest(name, things))
                elif name in found:
                    self._fault(key.place, loc, f"{quoted(name)} is named twice under {word}", "each key once")
                else:
                    found[name] = key.place
        return found

    def _fault(self, place: Place, loc: Loc, wrong: str, expected: str, near: str | None = None) -> None:
        self.faults.append(Fault(place.path, place.line, location(loc), wrong, expected, near))


def _is_wish(node: Node) -> bool:
    """Whether an item of a list says `drop` or `order`, or both, and nothing else."""
    return isinstance(node, Keys) and bool(node.values) and set(node.values) <= {DROP, ORDER}


def _all_keyed(items: Items) -> bool:
    return all(key_of(item) is not None for item in items.items)


def _value(node: Node) -> object:
    return node.value if isinstance(node, Leaf) else [] if isinstance(node, Items) else {}
