"""What is particular about the steps of a workshop plan of one's own: which go together, and a story in own words."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from model.content.workshop.steps import ANSWERED
from model.content.workshop.vignettes import Story
from model.own_plan.change import Draft, keys_of, new_key, with_steps
from model.own_plan.plan import Value, name_of, part_at, steps_of

STAYS = ("welcome", "close")
"""The kinds of step that every plan has, first and last."""

NEW_KINDS: dict[str, Value] = {
    "place": {"question": "", "elements": ["safety"]},
    "vignette": {"ask": "choose", "reveal": ""},
    "line": {"question": "", "shape": "line"},
    "pairs": {"question": "", "seconds": 240},
    "conditions": {"question": ""},
    "then_and_now": {"then": "", "now": "", "elements": ["safety"]},
    "choose_one": {"question": "", "layers": ["skills"]},
}
"""The kinds of step that can be added anew, with what a step of each begins with; its words are still to be written."""

NEW_MINUTES = 5
"""How long a new step takes until somebody says otherwise."""

MOST_CHOICES, FEWEST_CHOICES = 4, 2


def stays(step: Value) -> bool:
    """Whether a step keeps its place."""
    return step.get("kind") in STAYS


def goes_with(step: Value, steps: Sequence[Value]) -> list[str]:
    """The keys of the steps that come and go with this one: what is asked, and the showing of it."""
    asked = step.get("of") if step.get("kind") == "reveal" else step["key"]
    together = [one for one in steps if one["key"] == asked or (one.get("kind") == "reveal" and one.get("of") == asked)]
    return [one["key"] for one in together] or [step["key"]]


def not_shown(plan: Value) -> list[Value]:
    """The steps that ask the room something which no later step shows."""
    shown = {step.get("of") for step in steps_of(plan) if step.get("kind") == "reveal"}
    return [step for step in steps_of(plan) if step.get("kind") in ANSWERED and step["key"] not in shown]


def could_show(plan: Value, showing: Value) -> list[Value]:
    """The steps whose answers this one could show: those before it that no other step shows, and the one it shows."""
    steps = steps_of(plan)
    before = [step["key"] for step in steps[: steps.index(showing)]]
    free = [step for step in not_shown(plan) if step["key"] in before]
    return [step for step in steps if step in free or step["key"] == showing.get("of")]


def new_step(kind: str, story: str) -> Value:
    """A step of a kind, still without words; where it tells a story, this one."""
    told = {"vignette": story} if kind == "vignette" else {}
    return _without_words(kind) | told | deepcopy(NEW_KINDS[kind])


def with_new_step(draft: Draft, step: Value) -> Draft:
    """The plan with one step more, before its last, under a key that none of its steps has."""
    return with_steps(draft, [step | {"key": _free_key(draft, str(step["key"]))}], len(steps_of(draft.plan)) - 1)


def with_showing(draft: Draft, asked: str) -> Draft:
    """The plan with a step right after `asked` that shows what the room answered there; the same where it has one."""
    order = [step["key"] for step in steps_of(draft.plan)]
    if asked not in {step["key"] for step in not_shown(draft.plan)}:
        return draft
    showing = _without_words("reveal") | {"key": _free_key(draft, f"{asked}_shown"), "of": asked}
    return with_steps(draft, [showing], order.index(asked) + 1)


def with_steps_of(draft: Draft, other: Value, key: str) -> Draft:
    """The plan with a step of another plan, and the one that goes with it, before its last.

    Each comes under a key that none here has. A story the other plan tells in its own words comes along.
    """
    together = set(goes_with(part_at(other, ("steps", key)), steps_of(other)))
    keys = {name: _free_key(draft, name) for name in together}
    plan, steps = deepcopy(draft.plan), []
    for step in (deepcopy(one) for one in steps_of(other) if one["key"] in together):
        step |= {name: keys.get(step[name], step[name]) for name in ("key", "of") if name in step}
        story = part_at(other, ("stories", str(step.get("vignette"))))
        if story is not None:
            step["vignette"] = new_key(str(story["key"]))
            plan["stories"] = [*plan.get("stories", []), deepcopy(story) | {"key": step["vignette"]}]
        steps.append(step)
    return with_steps(Draft(plan, draft.left_out), steps, len(steps_of(plan)) - 1)


def _without_words(kind: str) -> Value:
    return {"key": kind, "kind": kind, "title": "", "minutes": NEW_MINUTES, "notes": "", "say": ""}


def _free_key(draft: Draft, key: str) -> str:
    return new_key(key) if key in keys_of(draft) else key


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
