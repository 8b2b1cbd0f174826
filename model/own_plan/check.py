"""Checks a plan of one's own as the content checker does: laid over the content, by its rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from model.content import Content, Fault
from model.content.check import faults_in
from model.content.faults import in_order
from model.content.folder import read_given, read_one
from model.content.overlay import key_of, laid_over
from model.content.supervision.schema import SupervisionFile, SupervisionPlan
from model.content.tree import Items, Keys, Node, Tree, unfold
from model.content.workshop.schema import WorkshopPlan, WorkshopsFile
from model.own_plan.plain_words import in_plain_words
from model.own_plan.plan import Path, PlanKind, name_of, part_at

NAMED_IN = {"evidence": "sources", "vignettes": "vignettes", "dilemmas": "dilemmas"}
"""The content files of which a plan names things by their key, and the list they stand in."""

BESIDE = 3
"""How many of our plans a plan is checked beside: as many as their file has to hold. Their own faults are not ours."""

_PARTS = re.compile(r"\[(\d+)\]|([^.\[\]]+)")

Plan = WorkshopPlan | SupervisionPlan


@dataclass(frozen=True)
class Told:
    """One fault of a plan: the way to the part it is about, the line of the file, and in plain words what is wrong."""

    at: Path
    line: int | None
    said: str


@dataclass(frozen=True)
class Checked:
    """What a check found: the faults in the order of the file, and the plans as objects, which faulty ones are not."""

    faults: tuple[Told, ...]
    plans: tuple[Plan, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan of a file that holds one and has no fault."""
        return self.plans[0] if self.plans and not self.faults else None

    def about(self, path: Path, *, below: bool = False) -> tuple[str, ...]:
        """What is said of this part itself; with `below`, of all that stands in it too."""
        return tuple(
            fault.said for fault in self.faults if fault.at == path or (below and fault.at[: len(path)] == path)
        )


def check_plan(content: Content, kind: PlanKind, words: str | bytes) -> Checked:
    """Checks the words of a plan, or of several, as an own file of this content."""
    here = FilePath(f"{kind}.yaml")
    node, faults = read_given(words.encode() if isinstance(words, str) else words, here)
    base, beside = _base(content, kind)
    if node is None or base is None:
        return Checked(tuple(Told((), fault.line, in_plain_words(fault)) for fault in in_order(faults)))
    laid, found = laid_over(_with_few_plans(base, _keys_in(node)), node)
    tree = unfold(laid, here)
    pieces, more = faults_in({**beside, kind: tree}, _folder(content), here)
    told = in_order(fault for fault in (*faults, *found, *more) if fault.path == here)
    keys = _keys_in(node)
    piece = pieces.get(kind)
    plans: tuple[Plan, ...] = piece.plans if isinstance(piece, WorkshopsFile | SupervisionFile) else ()
    return Checked(
        tuple(Told(_way(tree, fault), fault.line, in_plain_words(fault)) for fault in told),
        tuple(plan for plan in plans if plan.key in keys),
    )


def as_in_content(content: Content, kind: PlanKind, key: str) -> dict[str, Any]:
    """A plan of the content as its file holds it, placeholders and all. Raises KeyError for none of that name."""
    plan = part_at(plans_in_content(content, kind), (key,))
    if not isinstance(plan, dict):
        raise KeyError(key)
    return plan


def plans_in_content(content: Content, kind: PlanKind) -> list[dict[str, Any]]:
    """All plans of the content as their file holds them."""
    base, _ = _base(content, kind)
    return list(unfold(base, FilePath(f"{kind}.yaml")).value["plans"]) if base else []


def _folder(content: Content) -> FilePath:
    return content.read_from[0] if content.read_from else FilePath()


def _base(content: Content, kind: PlanKind) -> tuple[Node | None, dict[str, Tree]]:
    return _read(*content.read_from, kind) if content.read_from else (None, {})


@lru_cache(maxsize=8)
def _read(folder: FilePath, overlay: FilePath | None, kind: PlanKind) -> tuple[Node | None, dict[str, Tree]]:
    """The content file plans are laid over, and those that are read beside it. Read once, as all content is."""
    nodes = {name: read_one(name, folder, overlay) for name in ("settings", *NAMED_IN)}
    trees = {name: unfold(node, folder / f"{name}.yaml") for name, node in nodes.items() if node}
    return read_one(kind, folder, overlay), {name: _with_keys_alone(name, tree) for name, tree in trees.items()}


def _with_keys_alone(name: str, tree: Tree) -> Tree:
    """Of a file that is only named in a plan, the keys: its own faults were told when it was opened."""
    if name not in NAMED_IN:
        return tree
    keys = [{"key": one.at("key").value} for one in tree.top.each(NAMED_IN[name])]
    return Tree(tree.path, {NAMED_IN[name]: keys}, {})


def _with_few_plans(base: Node, named: set[str]) -> Node:
    """The content file with those of its plans that an own one names, or might clash with, and a few besides."""
    plans = base.values.get("plans") if isinstance(base, Keys) else None
    if not isinstance(base, Keys) or not isinstance(plans, Items):
        return base
    kept = [
        plan
        for number, plan in enumerate(plans.items)
        if number < BESIDE or key_of(plan) in named or (isinstance(plan, Keys) and "stories" in plan.values)
    ]
    return Keys({**base.values, "plans": Items(tuple(kept), plans.place)}, base.places, base.place)


def _keys_in(node: Node) -> set[str]:
    """The keys of the plans an own file holds."""
    plans = node.values.get("plans") if isinstance(node, Keys) else None
    items = plans.items if isinstance(plans, Items) else ()
    here = FilePath()
    return {name for item in items if (name := name_of(unfold(item, here).value))}


def _way(tree: Tree, fault: Fault) -> Path:
    """The way within its plan to what a fault is about: `plans[9].steps[2].title` is steps, ground, title."""
    way: list[str] = []
    value = tree.value
    for number, name in _PARTS.findall(fault.where):
        part: Any = int(number) if number else name
        found = value[part] if _has(value, part) else None
        named = name_of(found) if number else name
        if named is None and number:
            break
        way.append(str(named))
        value = found
    return tuple(way[2:] if way[:1] == ["plans"] else way)


def _has(value: Any, part: int | str) -> bool:
    return (isinstance(value, dict) and part in value) or (
        isinstance(value, list) and isinstance(part, int) and part < len(value)
    )
