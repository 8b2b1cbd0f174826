"""Changing a plan of one's own: copied from another one, its steps moved, taken out and put back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from secrets import token_hex

from model.own_plan.plan import Value, name_of, steps_of

LONGEST_KEY, LONGEST_NAME = 50, 90
OWN = ", our own"
"""What is added to the name of a plan that is copied."""


@dataclass(frozen=True)
class Draft:
    """A plan on its way from one state to the next, with what was taken out of it: a list of steps.

    With each stands `after`, the keys of those that came before it, the nearest first.
    """

    plan: Value
    left_out: list[Value] = field(default_factory=list)


def copied(plan: Value) -> Value:
    """A copy under a name and a key of its own."""
    copy = deepcopy(plan)
    name = str(copy.get("name", ""))
    copy["key"] = new_key(str(plan["key"]))
    copy["name"] = f"{name[: LONGEST_NAME - len(OWN)]}{OWN}"
    return copy


def new_key(key: str) -> str:
    """A key like this one that no other thing has."""
    return f"{key[:LONGEST_KEY].rstrip('_')}_{token_hex(3)}"


def keys_of(draft: Draft) -> set[str]:
    """The keys of all steps of a plan, of those taken out too."""
    steps = [*steps_of(draft.plan), *(item["step"] for item in draft.left_out)]
    return {name for step in steps if (name := name_of(step))}


def with_steps(draft: Draft, steps: Sequence[Value], at: int) -> Draft:
    """The plan with these steps more, the first of them at this position, counted from 0."""
    plan = deepcopy(draft.plan)
    plan["steps"][at:at] = deepcopy(list(steps))
    return Draft(plan, draft.left_out)


def moved(draft: Draft, key: str, by: int) -> Draft:
    """The step `by` places further on, or back where that is negative; never beyond either end."""
    keys = [name_of(step) for step in steps_of(draft.plan)]
    if key not in keys:
        return draft
    at = keys.index(key)
    keys.insert(max(0, min(at + by, len(keys) - 1)), keys.pop(at))
    return Draft(_with_steps(draft.plan, keys), draft.left_out)


def taken_out(draft: Draft, keys: Collection[str]) -> Draft:
    """The plan without these steps, which are kept beside it."""
    steps = steps_of(draft.plan)
    names = [name_of(step) for step in steps]
    out = [{"after": names[:number][::-1], "step": step} for number, step in enumerate(steps) if names[number] in keys]
    left = [name for name in names if name not in keys]
    return Draft(_with_steps(draft.plan, left), [*draft.left_out, *out])


def put_back(draft: Draft, keys: Sequence[str]) -> Draft:
    """The plan with these steps again, each after the nearest one that it stood after and that is there."""
    plan, left_out = deepcopy(draft.plan), list(draft.left_out)
    for item in draft.left_out:
        if name_of(item["step"]) not in keys:
            continue
        names = [name_of(step) for step in steps_of(plan)]
        before = stands_after(plan, item)
        plan["steps"].insert(names.index(before) + 1 if before else 0, item["step"])
        left_out.remove(item)
    return Draft(plan, left_out)


def stands_after(plan: Value, left_out: Value) -> str | None:
    """The key of the step after which one that was taken out would come back; None where it would come first."""
    names = [name_of(step) for step in steps_of(plan)]
    return next((str(key) for key in _listed(left_out.get("after")) if key in names), None)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _with_steps(plan: Value, keys: Sequence[str | None]) -> Value:
    steps = {name_of(step): step for step in steps_of(plan)}
    return plan | {"steps": [steps[key] for key in keys]}
