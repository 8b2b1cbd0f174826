"""A plan of a person's own as it is kept, and what leads into it by the names of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

PlanKind = Literal["workshops", "supervision"]
"""The content file a plan belongs to, by its name without `.yaml`."""

KINDS: tuple[PlanKind, ...] = get_args(PlanKind)

Value = dict[str, Any]
"""A plan as its file holds it: texts, numbers, lists and groups of keys."""

Path = tuple[str, ...]
"""The way to a part of a plan: names of keys, and of things in a list their own key, as in steps, ground, question."""

FIELD = "plan/"
"""How the field of a plan's part begins, where it is typed; no answer's does."""


@dataclass(frozen=True)
class OwnPlan:
    """A plan as it is kept: `words` is its content file, `left_out` what was taken out of it and can come back.

    Its words may have faults: what somebody is in the middle of is kept too.
    """

    id: str
    owner: str
    kind: PlanKind
    words: str
    left_out: str
    version: int
    changed_at: datetime


def field_of(path: Path) -> str:
    """The field a part is typed under."""
    return FIELD + ".".join(path)


def path_of(field: str) -> Path:
    """The way to the part that is typed under a field."""
    return tuple(field.removeprefix(FIELD).split("."))


def name_of(item: object) -> str | None:
    """What a thing in a list is told apart by: its key, or the element it is about."""
    name = (item.get("key") or item.get("element")) if isinstance(item, dict) else None
    return name if isinstance(name, str) else None


def part_at(value: Any, path: Path) -> Any:
    """What stands at the end of a way, None where it leads nowhere."""
    for name in path:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list):
            value = next((item for item in value if name_of(item) == name), None)
        else:
            return None
    return value


def with_part(plan: Value, path: Path, part: Any) -> Value:
    """The plan with another part at the end of a way; the same plan where nothing is there to hold it."""
    changed = deepcopy(plan)
    holder = part_at(changed, path[:-1])
    if isinstance(holder, dict):
        holder[path[-1]] = part
    return changed


def words_at(plan: Value, path: Path) -> str:
    """The words of a part as they are typed: paragraphs with an empty line between them."""
    part = part_at(plan, path)
    if isinstance(part, list):
        return "\n\n".join(str(text) for text in part)
    return "" if part is None else str(part)


def with_words(plan: Value, path: Path, words: str) -> Value:
    """The plan with these words at a part: where that holds paragraphs, with one for each that is not empty."""
    if isinstance(part_at(plan, path), list):
        return with_part(plan, path, [text for text in map(str.strip, words.split("\n\n")) if text])
    return with_part(plan, path, words)


def steps_of(plan: Mapping[str, Any]) -> list[Value]:
    """The steps of a plan, in order."""
    return list(plan["steps"])
