"""What is particular about the steps of a plan for supervision of one's own: which stay, and questions in own words."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from model.content.supervision.keys import EVERY_PLAN
from model.content.supervision.schema import STEPS
from model.own_plan.change import Draft, copied, keys_of, new_key, with_steps
from model.own_plan.plan import Value, part_at, steps_of

NEW_MINUTES = 5
"""How long a new step takes until somebody says otherwise."""


def copied_shape(plan: Value) -> Value:
    """A copy that says of itself no length: its steps add up to what they do."""
    return {name: part for name, part in copied(plan).items() if name != "minutes"}


def stays(step: Value) -> bool:
    """Whether no meeting can do without a step."""
    return step["key"] in EVERY_PLAN


def goes_with(step: Value, _steps: Sequence[Value]) -> list[str]:
    """Every step goes and comes alone."""
    return [str(step["key"])]


def absent(draft: Draft) -> tuple[str, ...]:
    """The steps a meeting can have that are neither in the plan nor taken out of it, in their order."""
    return tuple(key for key in STEPS if key not in keys_of(draft))


def new_step(key: str) -> Value:
    """A step still without words."""
    return {"key": key, "title": "", "intro": "", "minutes": NEW_MINUTES}


def with_step(draft: Draft, step: Value) -> Draft:
    """The plan with one step more, where a meeting has it; the same plan where it has such a step or had one."""
    if step["key"] not in absent(draft):
        return draft
    order = [str(one["key"]) for one in steps_of(draft.plan)]
    before = [key for key in order if key in STEPS[: STEPS.index(step["key"])]]
    return with_steps(draft, [step], order.index(before[-1]) + 1 if before else 0)


def with_another_question(draft: Draft, step: str) -> Draft:
    """The plan with one question more in a step, still without words."""
    plan = deepcopy(draft.plan)
    found = part_at(plan, ("steps", step))
    if isinstance(found, dict):
        found["prompts"] = [*found.get("prompts", []), {"key": new_key("question"), "text": ""}]
    return Draft(plan, draft.left_out)


def without_question(draft: Draft, step: str, question: str) -> Draft:
    """The plan without one question of a step."""
    plan = deepcopy(draft.plan)
    found = part_at(plan, ("steps", step))
    if isinstance(found, dict):
        found["prompts"] = [one for one in found.get("prompts", []) if one.get("key") != question]
    return Draft(plan, draft.left_out)
