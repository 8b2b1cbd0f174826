"""The files of a language folder: the schema of each, and reading them with an own folder laid over."""

from __future__ import annotations

from pathlib import Path

from model.content import schema
from model.content.card.schema import CardFile
from model.content.faults import Fault, nearest, one_of, quoted
from model.content.guide.conditions import ConditionsFile
from model.content.guide.dilemma import DilemmasFile
from model.content.guide.door import DoorFile
from model.content.guide.framework import FrameworksFile
from model.content.guide.settings import Setting
from model.content.overlay import key_of, laid_over
from model.content.phones.schema import PhoneFile
from model.content.reflection.schema import FlowsFile
from model.content.relationship.schema import RelationshipFile
from model.content.supervision.schema import LensesFile, SupervisionFile
from model.content.take_away import TakeAwayFile
from model.content.tree import Items, Keys, Leaf, Node, Tree, unfold
from model.content.workshop.discussions import DiscussionsFile
from model.content.workshop.schema import WorkshopsFile
from model.content.workshop.vignettes import VignettesFile
from model.content.yaml_lines import read_bytes, read_file

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
    "conditions": ConditionsFile,
    "discussions": DiscussionsFile,
    "frameworks": FrameworksFile,
    "relationship": RelationshipFile,
    "take_away": TakeAwayFile,
    "card": CardFile,
}
"""File name (without .yaml) to its schema. A language folder holds each of them once."""

NAMES = tuple(f"{name}.yaml" for name in FILES)

SETTINGS = "settings/"
"""The folder of settings, one file each, in a language folder. Their names begin with it, as in `settings/custody`."""


def schema_of(name: str) -> type[schema.ContentModel]:
    """The schema of a content file, by its name without `.yaml`."""
    return Setting if name.startswith(SETTINGS) else FILES[name]


def read_folder(folder: Path, overlay: Path | None = None) -> tuple[dict[str, Tree], list[Fault]]:
    """Every content file that could be read, by name without `.yaml`, and what is wrong with folders and writing.

    `overlay` is a folder of language folders; the one named like `folder` is laid over it, file by file.
    """
    own = overlay / folder.name if overlay else None
    faults = _strange_files(folder) + (_overlay_faults(overlay, folder.name) if overlay else [])
    trees: dict[str, Tree] = {}
    for name in (*FILES, *_settings_in(folder, own)):
        path = folder / f"{name}.yaml"
        laid_path = own / f"{name}.yaml" if own and (own / f"{name}.yaml").exists() else None
        if laid_path and name not in FILES and not path.exists():
            path, laid_path = laid_path, None
        node, found = _read(path)
        faults += found
        if laid_path:
            laid, found = _read(laid_path)
            faults += found
            if node and laid:
                node, found = laid_over(node, laid)
                faults += found
        if node:
            trees[name] = unfold(node, path)
    return trees, faults


def _settings_in(*folders: Path | None) -> list[str]:
    """The names of all settings in these language folders, in alphabetical order."""
    found = (path for folder in folders if folder for path in (folder / SETTINGS).glob("*.yaml"))
    return sorted({f"{SETTINGS}{path.stem}" for path in found if not path.name.startswith(".")})


def is_language_folder(folder: Path) -> bool:
    """Whether content files lie in this folder itself."""
    return any((folder / name).exists() for name in NAMES)


def read_one(name: str, folder: Path, overlay: Path | None = None) -> Node | None:
    """One content file with an own one laid over it, None where it cannot be read; its faults are not told."""
    node, _ = _read(folder / f"{name}.yaml")
    own = overlay / folder.name / f"{name}.yaml" if overlay else None
    laid = _read(own)[0] if own and own.exists() else None
    return laid_over(node, laid)[0] if node and laid else node


def _read(path: Path) -> tuple[Node | None, list[Fault]]:
    if not path.exists():
        return None, [Fault(path, None, "", "this file is missing", "it in every language folder")]
    return _with_keys_looked_at(*read_file(path), path)


def read_given(raw: bytes, path: Path) -> tuple[Node | None, list[Fault]]:
    """What a content file that holds this says, and what is wrong with its writing; faults name `path`."""
    return _with_keys_looked_at(*read_bytes(raw, path), path)


def _with_keys_looked_at(node: Node | None, faults: list[Fault], path: Path) -> tuple[Node | None, list[Fault]]:
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
