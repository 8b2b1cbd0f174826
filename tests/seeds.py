"""The tables of docs/seeds.md: what the first documents speak of, its words in the guide, and the clicks to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from model.store import OwnStore
from tests.shipped import ROOT

A_DAY = date(2026, 3, 4)
MOST_CLICKS = 3
ROW = re.compile(r"^\| (.+) \| (.+) \| `(\S+)` `(\w+)` `(\w+)` \| (.+) \| (\d) \|$", re.MULTILINE)
TEXT = (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8")


class Row(NamedTuple):
    """A row of the tables; `way` are the names on the screen that one clicks, from home or `from_profile`."""

    what: str
    file: str
    key: str
    source: str
    way: tuple[str, ...]
    clicks: int
    from_profile: bool


ROWS = [
    Row(what, file, key, source, tuple(re.findall(r"\*(.+?)\*", way)), int(clicks), way.startswith("From the profile"))
    for what, _, file, key, source, way, clicks in ROW.findall(TEXT)
]


@cache
def read(file: str) -> Any:
    return yaml.safe_load(Path(ROOT / file).read_text(encoding="utf-8"))


def things(node: Any) -> Iterator[dict[str, Any]]:
    """Every group of keys in a file, whatever it stands in."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from things(inner)


def claims(row: Row) -> list[str]:
    """What the thing of a row says with this source; a claim of a whole file has its name in the file as its key."""
    whole = read(row.file)
    named = [thing for thing in things(whole) if thing.get("key") == row.key]
    named += [whole[row.key]] if isinstance(whole.get(row.key), dict) else []
    cited = [part for thing in named for part in things(thing) if row.source in (part.get("evidence") or ())]
    return [part.get("text") or part["summary"] for part in cited]


def hard_meeting(own: OwnStore) -> str:
    """A reflection whose profile some rows begin on: one on which safety was shaky."""
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY).id
    own.answers.save(draft, "safety.place", place="1", tab="earlier", base_version=0)
    own.reflections.finish(draft)
    return draft
