"""Reads YAML so that every part knows its line, and refuses what would quietly mean something else.

Plain values follow YAML 1.2: only `true` and `false` are yes and no, so `on`, `No` and dates stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from model.content.faults import Fault, quoted
from model.content.tree import Items, Keys, Leaf, Loc, Node, Place, location
from model.content.yaml_words import NOTHING_WRITTEN, explained

DEEPEST = 40
"""Levels of nesting that are read; real content needs fewer than ten."""

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

_FAST: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _UnreadableError(Exception):
    """Reading cannot go on; carries the line and the words of the fault."""

    def __init__(self, line: int | None, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.line, self.wrong, self.expected = line, wrong, expected


def read_file(path: Path) -> tuple[Node | None, list[Fault]]:
    """The content of one YAML file and what is wrong with its writing. Without a node it could not be read at all."""
    if path.exists() and not (path.is_file() or path.is_dir()):  # to read from a pipe would wait for ever
        return None, [Fault(path, None, "", "is a pipe or a device, not a file", "a file that may be read")]
    try:
        raw = path.read_bytes()
    except OSError as problem:
        return None, [Fault(path, None, "", f"cannot be opened ({problem.strerror})", "a file that may be read")]
    return read_bytes(raw, path)


def read_bytes(raw: bytes, path: Path) -> tuple[Node | None, list[Fault]]:
    """The same for what such a file holds, wherever it came from; `path` is the file to name in faults."""
    try:
        return _Reader(path, _decoded(raw)).read()
    except _UnreadableError as stop:
        return None, [Fault(path, stop.line, "", stop.wrong, stop.expected)]


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise _UnreadableError(line, "a character here is not UTF-8", "the file saved as UTF-8 text") from None


def _events(text: str) -> Iterator[Any]:
    """The parser's events, up to the first fault in the writing."""
    try:
        yield from yaml.parse(text, Loader=_FAST)
    except (yaml.YAMLError, ValueError) as problem:
        raise _UnreadableError(*explained(_plainer(problem, text), text)) from None


def _plainer(problem: Exception, text: str) -> Exception:
    """The same problem as the slower parser tells it."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except (yaml.YAMLError, ValueError) as plainer:
        return plainer
    return problem


class _Reader:
    """Builds the node tree of one file from the parser's events."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.events = _events(text)
        self.faults: list[Fault] = []

    def read(self) -> tuple[Node | None, list[Fault]]:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _UnreadableError(None, *NOTHING_WRITTEN)
        node = self._node(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, (), "a second document begins here (---)", "one document in a file")
        if isinstance(node, Leaf) and node.value is None:
            raise _UnreadableError(None, *NOTHING_WRITTEN)
        return node, self.faults

    def _node(self, event: Any, loc: Loc) -> Node:
        if len(loc) > DEEPEST:
            raise _UnreadableError(_line(event), "is nested too deeply to be content", f"at most {DEEPEST} levels")
        if event.anchor:
            self._refuse(
                event,
                loc,
                "anchors and aliases (& and *) are not used here",
                "the text written out, in quotes if it begins with & or *",
            )
        if getattr(event, "tag", None):
            self._refuse(event, loc, "tags (! and a word) are not used here", "quotes around text that begins with !")
        place = Place(self.path, _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._keys(place, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(place, loc)
        if isinstance(event, yaml.ScalarEvent):
            return Leaf(_plain(event.value) if event.implicit[0] else event.value, place)
        return Leaf(None, place)

    def _items(self, place: Place, loc: Loc) -> Items:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*loc, len(items))))
        return Items(tuple(items), place)

    def _keys(self, place: Place, loc: Loc) -> Keys:
        values: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, loc)
            value = self._node(next(self.events), (*loc, key))
            if key in values:
                self._refuse(event, loc, f"{quoted(key)} is written twice, first on line {places[key].line}", "it once")
            elif key == "<<":
                self._refuse(event, loc, 'merge keys ("<<") are not used here', "the keys written out")
            else:
                values[key], places[key] = value, Place(self.path, _line(event))
        return Keys(values, places, place)

    def _key(self, event: Any, loc: Loc) -> str:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor:
            return str(event.value)
        self._node(event, loc)
        self._refuse(event, loc, "a key here is not a plain word", "a plain word before the colon")
        return ""

    def _refuse(self, event: Any, loc: Loc, wrong: str, expected: str) -> None:
        self.faults.append(Fault(self.path, _line(event), location(loc), wrong, expected))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _plain(text: str) -> str | int | float | bool | None:
    """What an unquoted value means."""
    if text in NOTHING:
        return None
    if text in TRUTH:
        return TRUTH[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text
