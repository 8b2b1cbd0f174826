"""What is particular about the steps of a plan for supervision of one's own: which stay, and questions in own words."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from model.content.supervision.keys import EVERY_PLAN
from model.own_plan.change import Draft, copied, new_key
from model.own_plan.plan import Value, part_at


def copied_shape(plan: Value) -> Value:
    """A copy that says of itself no length: its steps add up to what they do."""
    return {name: part for name, part in copied(plan).items() if name != "minutes"}


def stays(step: Value) -> bool:
    """Whether no meeting can do without a step."""
    return step["key"] in EVERY_PLAN


def goes_with(step: Value, _steps: Sequence[Value]) -> list[str]:
    """Every step goes and comes alone."""
    return [str(step["key"])]


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
