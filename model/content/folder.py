"""The files of a language folder: the schema of each, and reading them with an own folder laid over."""

from __future__ import annotations

from pathlib import Path

from model.content import schema
from model.content.faults import Fault, nearest, one_of, quoted
from model.content.guide.door import DoorFile
from model.content.guide.schema import DilemmasFile
from model.content.phones.schema import PhoneFile
from model.content.reflection.schema import FlowsFile
from model.content.relationship.schema import RelationshipFile
from model.content.supervision.schema import LensesFile, SupervisionFile
from model.content.tree import Items, Keys, Leaf, Node, Tree, unfold
from model.content.workshop.schema import VignettesFile, WorkshopsFile
from model.content.yaml_lines import read_file

FILES: dict[str, type[schema.ContentModel]] = {
    "settings": schema.SettingsFile,
    "model": schema.ModelFile,
    "scale": schema.ScaleFile,
    "flows": FlowsFile,
    "hints": schema.HintsFile,
    "evidence": schema.EvidenceFile,
    "about": schema.AboutFile,
    "supervision": SupervisionFile,
    "lenses": LensesFile,
    "workshops": WorkshopsFile,
    "vignettes": VignettesFile,
    "phone": PhoneFile,
    "dilemmas": DilemmasFile,
    "door": DoorFile,
    "relationship": RelationshipFile,
}
"""File name (without .yaml) to its schema. A language folder holds each of them once."""

NAMES = tuple(f"{name}.yaml" for name in FILES)


def read_folder(folder: Path, overlay: Path | None = None) -> tuple[dict[str, Tree], list[Fault]]:
    """Every content file that could be read, by name without `.yaml`, and what is wrong with folders and writing.

    `overlay` is a folder of language folders; the one named like `folder` is laid over it, file by file.
    """
    own = overlay / folder.name if overlay else None
    faults = _strange_files(folder) + (_overlay_faults(overlay, folder.name) if overlay else [])
    trees: dict[str, Tree] = {}
    for name in FILES:
        path = folder / f"{name}.yaml"
        node, found = _read(path)
        faults += found
        if own and (own / path.name).exists():
            laid, found = _read(own / path.name)
            faults += found
            node = laid_over(node, laid) if node and laid else node
        if node:
            trees[name] = unfold(node, path)
    return trees, faults


def is_language_folder(folder: Path) -> bool:
    """Whether content files lie in this folder itself."""
    return any((folder / name).exists() for name in NAMES)


def _read(path: Path) -> tuple[Node | None, list[Fault]]:
    if not path.exists():
        return None, [Fault(path, None, "", "this file is missing", "it in every language folder")]
    node, faults = read_file(path)
    return node, faults + (_twice_keyed(unfold(node, path), node) if node else [])


def _strange_files(folder: Path) -> list[Fault]:
    """A fault for each YAML file that no part of the guide reads."""
    found = sorted(path for pattern in ("*.yaml", "*.yml") for path in folder.glob(pattern))
    return [
        Fault(path, None, "", "no part of the guide reads this file", one_of(NAMES), nearest(path.name, NAMES))
        for path in found
        if path.name not in NAMES and not path.name.startswith(".")
    ]


def _overlay_faults(overlay: Path, language: str) -> list[Fault]:
    if not overlay.is_dir():
        return [Fault(overlay, None, "", "there is no such folder of your own content", "an existing folder")]
    misplaced = [
        Fault(path, None, "", "this file is not in a language folder", f"it in {quoted(language)}, beside this file")
        for path in sorted(overlay.glob("*.y*ml"))
    ]
    return misplaced + _strange_files(overlay / language)


def _twice_keyed(tree: Tree, node: Node) -> list[Fault]:
    """A fault for each thing whose `key` another thing in the same list already has."""
    faults: list[Fault] = []

    def look(node: Node, loc: tuple[str | int, ...]) -> None:
        if isinstance(node, Keys):
            for key, inner in node.values.items():
                look(inner, (*loc, key))
        elif not isinstance(node, Leaf):
            look_through(node, loc)

    def look_through(items: Items, loc: tuple[str | int, ...]) -> None:
        first: dict[str, int] = {}
        for index, item in enumerate(items.items):
            key = key_of(item)
            if key is not None and key in first:
                wrong = f"the key {quoted(key)} is used twice in this list, first on line {first[key]}"
                faults.append(tree.top.at_loc((*loc, index, "key")).fault(wrong, "a key of its own"))
            elif key is not None:
                first[key] = item.place.line
            look(item, (*loc, index))

    look(node, ())
    return faults


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
