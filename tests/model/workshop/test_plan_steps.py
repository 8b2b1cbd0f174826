"""Adding a step to a workshop plan: a new one of each kind, what the room answered, and a step of another plan."""

from __future__ import annotations

from typing import Any

import pytest

from model.content.workshop.schema import WorkshopPlan
from model.own_plan.change import Draft, copied
from model.own_plan.check import as_in_content, check_plan, plans_in_content
from model.own_plan.file import written
from model.own_plan.plan import part_at
from model.workshop.plan_steps import (
    NEW_KINDS,
    new_step,
    not_shown,
    stays,
    with_new_step,
    with_showing,
    with_steps_of,
    with_story_of_its_own,
)
from tests.shipped import shipped_content

CONTENT = shipped_content()
STORY = CONTENT.vignettes.vignettes[0]
PLANS = {plan["key"]: plan for plan in plans_in_content(CONTENT, "workshops")}


def mine() -> dict[str, Any]:
    return copied(as_in_content(CONTENT, "workshops", "meeting_the_model"))


def keys(plan: dict[str, Any]) -> list[str]:
    return [step["key"] for step in plan["steps"]]


@pytest.mark.parametrize("kind", NEW_KINDS)
def test_a_new_step_lacks_nothing_but_words(kind: str) -> None:
    plan = mine()
    added = with_new_step(Draft(plan), new_step(kind, STORY.key)).plan
    assert (keys(added)[:-2], keys(added)[-1]) == (keys(plan)[:-1], keys(plan)[-1])
    faults = check_plan(CONTENT, "workshops", written("workshops", added)).faults
    pairs = {"pairs need a question; expected one of the step's own, or the key of a discussion"}
    assert {fault.said for fault in faults} == {"no words here yet"} | (pairs if kind == "pairs" else set())
    assert {fault.at[:2] for fault in faults} == {("steps", keys(added)[-2])}


def test_two_new_steps_of_a_kind_have_keys_of_their_own() -> None:
    draft = Draft(mine())
    for _ in range(2):
        draft = with_new_step(draft, new_step("pairs", STORY.key))
    assert len(set(keys(draft.plan))) == len(keys(draft.plan))


def test_what_the_room_answered_is_shown_right_after_it_and_once() -> None:
    draft = with_new_step(Draft(mine()), new_step("line", STORY.key))
    [asked] = [step["key"] for step in not_shown(draft.plan) if step["kind"] == "line" and not step["title"]]
    shown = with_showing(draft, asked)
    order = keys(shown.plan)
    showing = part_at(shown.plan, ("steps", order[order.index(asked) + 1]))
    assert (showing["kind"], showing["of"]) == ("reveal", asked)
    assert with_showing(shown, asked) == shown


@pytest.mark.parametrize("other", PLANS)
def test_every_step_of_every_plan_can_be_taken_over_without_a_fault(other: str) -> None:
    for step in PLANS[other]["steps"]:
        if stays(step) or step.get("kind") == "reveal":
            continue
        plan = with_steps_of(Draft(mine()), PLANS[other], step["key"]).plan
        checked = check_plan(CONTENT, "workshops", written("workshops", plan))
        assert checked.faults == (), step["key"]
        assert isinstance(checked.plan, WorkshopPlan)
        assert len(checked.plan.steps) > len(mine()["steps"])


def test_a_story_in_own_words_comes_along_under_a_key_of_its_own() -> None:
    other = with_story_of_its_own(Draft(mine()), "story", STORY).plan
    plan = with_steps_of(Draft(mine()), other, "story").plan
    [story], [before] = plan["stories"], other["stories"]
    assert (story["name"], story["key"] == before["key"]) == (before["name"], False)
    assert check_plan(CONTENT, "workshops", written("workshops", plan)).faults == ()
