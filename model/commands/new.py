"""Writes a commented skeleton of one thing of the content into a folder of one's own: `python -m model new`."""

from __future__ import annotations

import math
import os
import re
import tempfile
import unicodedata
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

import yaml

from model.commands.refusal import CommandError
from model.content.check import check
from model.content.faults import nearest, one_of, quoted, shown
from model.content.folder import SETTINGS, read_folder

SKELETONS = Path(__file__).parent / "skeletons"
USUAL_FOLDER = Path("our-content")
LONGEST_KEY = 40


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be written: the content file it lies in, and the list there; none for a whole file."""

    file: str
    listed: str = ""

    def name_of(self, key: str) -> str:
        """The content file, by its name without `.yaml`, in which a thing with this key lies."""
        return self.file if self.listed else f"{self.file}{key}"


KINDS = {
    "setting": Kind(SETTINGS),
    "dilemma": Kind("dilemmas", "dilemmas"),
    "lens": Kind("lenses", "lenses"),
    "framework": Kind("frameworks", "frameworks"),
    "workshop": Kind("workshops", "plans"),
    "discussion": Kind("discussions", "discussions"),
    "meeting": Kind("supervision", "plans"),
}
"""Each kind by its name, which is that of its skeleton in `skeletons/` too."""


def new(given: Namespace, shipped: Path) -> int:
    """Write the skeleton of a `given.kind` named `given.name` for the language of `shipped`; 0, or 1 for faults.

    Nothing that is there is touched, and nothing is written that the checker would complain of. Raises `CommandError`.
    """
    kind = _known_kind(given.kind)
    key = _key(given.name)
    folder = given.to or Path(os.environ.get("ALONGSIDE_CONTENT") or USUAL_FOLDER)
    path = folder / shipped.name / f"{kind.name_of(key)}.yaml"
    if key in _known_keys(kind, shipped):
        raise CommandError(f"there is a {given.kind} with the key {quoted(key)} already; expected another name")
    text = skeleton(given.kind, key, given.name)
    with tempfile.TemporaryDirectory() as tried:
        draft = Path(tried) / shipped.name / f"{kind.name_of(key)}.yaml"
        draft.parent.mkdir(parents=True)
        draft.write_text(text, encoding="utf-8")
        faults = check(shipped, Path(tried)).faults
    if faults:
        print(f"{quoted(given.name)} does not do as a name. Nothing was written.")
        print(*(f"{fault.where}: {fault.wrong}; expected {fault.expected}" for fault in faults), sep="\n")
        return 1
    _write(path, text, kind)
    print(f"{shown(path)}: a {given.kind} to fill in; then: python -m model check --overlay {folder}")
    return 0


def skeleton(kind: str, key: str, name: str) -> str:
    """The text of a content file that holds one such thing, with comments."""
    text = (SKELETONS / f"{kind}.yaml").read_text(encoding="utf-8")
    quoted_name = yaml.dump(name, default_style='"', allow_unicode=True, width=math.inf).rstrip("\n")
    return text.replace("key: KEY", f"key: {key}", 1).replace("name: NAME", f"name: {quoted_name}", 1)


def _known_keys(kind: Kind, shipped: Path) -> set[str]:
    trees, _ = read_folder(shipped, None)
    if kind.listed:
        return {thing.at("key").text for thing in trees[kind.file].top.each(kind.listed)}
    return {name.removeprefix(kind.file) for name in trees if name.startswith(kind.file)}


def _known_kind(name: str) -> Kind:
    if name not in KINDS:
        near = nearest(name, KINDS)
        hint = f"; nearest: {near}" if near else ""
        raise CommandError(f"there is no skeleton for {quoted(name)}; expected {one_of(KINDS)}{hint}")
    return KINDS[name]


def _key(name: str) -> str:
    """The key that a name makes. Raises `CommandError` where it makes none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", plain)[:LONGEST_KEY].strip("_").lstrip("0123456789_")
    if not key:
        raise CommandError(f"{quoted(name)} makes no key; expected a name with a letter from a to z in it")
    return key


def _write(path: Path, text: str, kind: Kind) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        what = f"what is under {kind.listed}: into your file" if kind.listed else "the file to its place"
        cure = f"name another folder with --to, then move {what}"
        raise CommandError(f"{shown(path)} is there already and stays as it is; {cure}") from None
    except OSError as problem:
        raise CommandError(f"{shown(path)} cannot be written ({problem.strerror})") from None
