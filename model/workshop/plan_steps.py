"""What is particular about the steps of a workshop plan of one's own: which go together, and a story in own words."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from model.content.workshop.vignettes import Story
from model.own_plan.change import Draft, new_key
from model.own_plan.plan import Value, name_of, part_at

STAYS = ("welcome", "close")
"""The kinds of step that every plan has, first and last."""

MOST_CHOICES, FEWEST_CHOICES = 4, 2


def stays(step: Value) -> bool:
    """Whether a step keeps its place."""
    return step.get("kind") in STAYS


def goes_with(step: Value, steps: Sequence[Value]) -> list[str]:
    """The keys of the steps that come and go with this one: what is asked, and the showing of it."""
    asked = step.get("of") if step.get("kind") == "reveal" else step["key"]
    together = [one for one in steps if one["key"] == asked or (one.get("kind") == "reveal" and one.get("of") == asked)]
    return [one["key"] for one in together] or [step["key"]]


def with_story_of_its_own(draft: Draft, step: str, story: Story) -> Draft:
    """The plan with a copy of this story among its own, which the step tells from now on."""
    plan = deepcopy(draft.plan)
    copy = story.model_dump(mode="json", exclude_defaults=True) | {"key": new_key(story.key.removeprefix("dilemma_"))}
    plan["stories"] = [*plan.get("stories", []), copy]
    told = part_at(plan, ("steps", step))
    if isinstance(told, dict):
        told["vignette"] = copy["key"]
    return Draft(plan, draft.left_out)


def with_another_choice(draft: Draft, story: str) -> Draft:
    """The plan with one choice more in a story of its own, still without words."""
    plan = deepcopy(draft.plan)
    choices = part_at(plan, ("stories", story, "choices"))
    if isinstance(choices, list) and len(choices) < MOST_CHOICES:
        choices.append({"key": new_key("choice"), "text": ""})
    return Draft(plan, draft.left_out)


def without(draft: Draft, story: str, part: str, name: str) -> Draft:
    """The plan without one choice, or without what one element would ask, in a story of its own."""
    plan = deepcopy(draft.plan)
    holder: Any = part_at(plan, ("stories", story))
    if isinstance(holder, dict) and isinstance(holder.get(part), list):
        holder[part] = [one for one in holder[part] if name_of(one) != name]
    return Draft(plan, draft.left_out)
