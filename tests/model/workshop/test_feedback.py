"""Two questions about the workshop: any plan can end with them, which changes nothing else in it."""

from __future__ import annotations

import pytest

from model.content import Content
from model.workshop.script import RoomScript, may_ask_for_feedback, script_of, spoken_in

PLANS = ("meeting_the_model", "honest_challenge", "care_and_control", "old_ways_new_ways")


@pytest.mark.parametrize("plan", PLANS)
def test_feedback_stands_before_the_close_and_changes_nothing_else(shipped: Content, plan: str) -> None:
    without, with_it = script_of(shipped, plan), script_of(shipped, plan, with_feedback=True)
    *before, close = without.plan.steps
    feedback = shipped.workshops.feedback
    assert with_it.plan.steps == (*before, feedback.choice, feedback.line, close)
    assert with_it.plan.minutes == without.plan.minutes + feedback.minutes
    assert RoomScript.model_validate_json(with_it.model_dump_json()) == with_it
    assert spoken_in(with_it, shipped) == with_it


def test_plan_with_feedback_of_its_own_is_asked_no_other(shipped: Content) -> None:
    plan = script_of(shipped, "care_and_control", with_feedback=True).plan
    assert [may_ask_for_feedback(shipped, one) for one in (plan, shipped.workshop("care_and_control"))] == [False, True]
