"""Lays an organisation's own content over the shipped one, part by part."""

from __future__ import annotations

from model.content.tree import Items, Keys, Leaf, Node


def laid_over(shipped: Node, own: Node) -> Node:
    """The shipped content with the organisation's own laid over it; every part keeps the place it was written in.

    Groups of keys merge key by key. Lists of things with a `key` merge by it: a known key overlays that thing field
    by field, a new key is added at the end. Everything else is replaced.
    """
    if isinstance(shipped, Keys) and isinstance(own, Keys):
        return _merged_keys(shipped, own)
    if isinstance(shipped, Items) and isinstance(own, Items) and own.items and _all_keyed(shipped) and _all_keyed(own):
        return _merged_items(shipped, own)
    return own


def key_of(node: Node) -> str | None:
    """The value of the node's `key`, if it is a thing with one."""
    named = node.values.get("key") if isinstance(node, Keys) else None
    return str(named.value) if isinstance(named, Leaf) and named.value is not None else None


def _all_keyed(items: Items) -> bool:
    return all(key_of(item) is not None for item in items.items)


def _merged_keys(shipped: Keys, own: Keys) -> Keys:
    values = dict(shipped.values)
    places = dict(shipped.places)
    for key, value in own.values.items():
        values[key] = laid_over(shipped.values[key], value) if key in shipped.values else value
        if values[key] is value:
            places[key] = own.places[key]
    return Keys(values, places, shipped.place)


def _merged_items(shipped: Items, own: Items) -> Items:
    things = {key_of(item): item for item in shipped.items}
    for item in own.items:
        key = key_of(item)
        things[key] = laid_over(things[key], item) if key in things else item
    return Items(tuple(things.values()), shipped.place)
