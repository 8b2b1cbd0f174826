"""A plan as a content file: written so that an own folder of content can hold it, and read from one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from model.content.faults import Fault
from model.content.folder import read_given
from model.content.tree import unfold
from model.own_plan.plan import PlanKind, Value, name_of

HEADINGS: dict[PlanKind, str] = {
    "workshops": "A workshop plan of one's own. In a folder of own content it is called workshops.yaml.",
    "supervision": "A plan for supervision of one's own. In a folder of own content it is called supervision.yaml.",
}
WIDTH = 110
_PLAIN_WORD = re.compile(r"[a-z][a-z0-9_]*")
_RUNNING_TEXT = re.compile(r"[^\W\d_]\S*( \S+)+")
_MEANT_OTHERWISE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class NotAPlan(ValueError):
    """Raised for words that are no plan at all, however faulty one; `faults` say where they cannot be read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("This file holds no plan.")
        self.faults = tuple(faults)


def written(kind: PlanKind, plan: Value) -> str:
    """The content file that holds this plan and nothing else."""
    return f"# {HEADINGS[kind]}\n{dumped({'plans': [plan]})}"


def dumped(value: Any) -> str:
    """A value as YAML that the content's reader reads as the same value."""
    told: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return told


def plan_in(words: str) -> Value:
    """The one plan a content file holds, with whatever faults. Raises `NotAPlan`."""
    plans = plans_in(words.encode())
    if len(plans) != 1:
        raise NotAPlan([])
    return plans[0]


def plans_in(raw: bytes) -> list[Value]:
    """Every plan a content file holds, with whatever faults, each with steps that have a key. Raises `NotAPlan`."""
    value, faults = _value_in(raw)
    plans = value.get("plans") if isinstance(value, dict) else None
    if not isinstance(plans, list) or not plans or not all(map(_is_plan, plans)):
        raise NotAPlan(faults)
    return plans


def left_out_in(words: str) -> list[Value]:
    """What was taken out of a plan: each step with the keys of those before it. Raises `NotAPlan`."""
    value, faults = _value_in(words.encode()) if words else ([], [])
    if not isinstance(value, list) or not all(_is_keyed(part_out(item)) for item in value):
        raise NotAPlan(faults)
    return value


def part_out(item: object) -> object:
    """The step in an item of what was taken out."""
    return item.get("step") if isinstance(item, dict) else None


def _value_in(raw: bytes) -> tuple[Any, list[Fault]]:
    here = Path("plan.yaml")
    node, faults = read_given(raw, here)
    return (unfold(node, here).value if node else None), faults


def _is_plan(plan: object) -> bool:
    if not isinstance(plan, dict):
        return False
    steps, stories = plan.get("steps"), plan.get("stories", [])
    return bool(
        isinstance(steps, list)
        and steps
        and isinstance(stories, list)
        and all(map(_is_keyed, (plan, *steps, *stories)))
        and len({name_of(step) for step in steps}) == len(steps)
    )


def _is_keyed(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("key"), str)


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key, and every text so that no reader takes it for anything else."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  PyYAML's own
        """PyYAML would write a list at the indent of its key."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Keys and short words stand plain, longer texts run on under `>-`, and whatever else in quotes."""
    style = '"'
    if _PLAIN_WORD.fullmatch(text) and text not in _MEANT_OTHERWISE:
        style = ""
    elif text.isprintable() and _RUNNING_TEXT.fullmatch(text):
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
