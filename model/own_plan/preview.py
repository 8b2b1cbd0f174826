"""What of a faulty plan can be looked at: the steps that are right, with a sign where words are still missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.content import Content
from model.own_plan.change import Draft, taken_out
from model.own_plan.check import Checked, Plan, Told, check_plan
from model.own_plan.file import written
from model.own_plan.plan import PlanKind, Value, name_of, part_at, steps_of, with_part

NOT_WRITTEN = "Nothing is written here yet."
"""What stands where a text is missing."""


@dataclass(frozen=True)
class Preview:
    """A plan as far as it is right, None where nothing of it can be shown; and what is said of the whole of it.

    `without` are the steps that are not right.
    """

    plan: Plan | None
    faults: tuple[Told, ...] = ()
    without: tuple[Value, ...] = ()


def preview_of(
    content: Content, kind: PlanKind, plan: Value, goes_with: Callable[[Value, list[Value]], list[str]]
) -> Preview:
    """The plan without the steps that have a fault, and those that go with them; a missing text is no such fault."""
    checked = check_plan(content, kind, written(kind, plan))
    if not checked.faults:
        return Preview(checked.plan)
    faults, right = checked.faults, _filled(plan, checked)
    checked = check_plan(content, kind, written(kind, right))
    while faulty := _faulty(right, checked):
        out = {key for step in faulty for key in goes_with(step, steps_of(right))}
        right = taken_out(Draft(right), out).plan
        checked = check_plan(content, kind, written(kind, right))
    there = {step["key"] for step in steps_of(right)}
    return Preview(checked.plan, faults, tuple(step for step in steps_of(plan) if step["key"] not in there))


def _filled(plan: Value, checked: Checked) -> Value:
    """The plan with a sign for each text that is missing."""
    for fault in checked.faults:
        if fault.at and part_at(plan, fault.at) == "":
            plan = with_part(plan, fault.at, NOT_WRITTEN)
    return plan


def _faulty(plan: Value, checked: Checked) -> list[Value]:
    """The steps that a fault is about, and those that tell a story of the plan's own which one is about."""
    of_steps = {fault.at[1] for fault in checked.faults if fault.at[:1] == ("steps",) and len(fault.at) > 1}
    of_stories = {fault.at[1] for fault in checked.faults if fault.at[:1] == ("stories",) and len(fault.at) > 1}
    return [step for step in steps_of(plan) if name_of(step) in of_steps or step.get("vignette") in of_stories]
