"""What of a faulty plan can be looked at: a missing text is a sign, a step that is wrong otherwise is left out."""

from __future__ import annotations

from typing import Any

from model.own_plan.change import copied
from model.own_plan.check import as_in_content
from model.own_plan.plan import PlanKind, with_part
from model.own_plan.preview import NOT_WRITTEN, Preview, preview_of
from model.supervision.plan_steps import copied_shape
from model.supervision.plan_steps import goes_with as alone
from model.workshop.plan_steps import goes_with
from tests.shipped import shipped_content


def a_workshop() -> dict[str, Any]:
    return copied(as_in_content(shipped_content(), "workshops", "meeting_the_model"))


def a_shape() -> dict[str, Any]:
    return copied_shape(as_in_content(shipped_content(), "supervision", "monthly"))


def seen(kind: PlanKind, plan: dict[str, Any]) -> Preview:
    return preview_of(shipped_content(), kind, plan, goes_with if kind == "workshops" else alone)


def keys(found: Preview) -> list[str]:
    assert found.plan is not None
    return [step.key for step in found.plan.steps]


def test_plan_without_faults_is_seen_whole() -> None:
    for kind, plan in (("workshops", a_workshop()), ("supervision", a_shape())):
        found = seen(kind, plan)
        assert (keys(found), found.without) == ([step["key"] for step in plan["steps"]], ())


def test_missing_text_is_a_sign_in_its_place() -> None:
    plan = with_part(a_workshop(), ("steps", "ground", "question"), "")
    found = seen("workshops", with_part(plan, ("name",), ""))
    assert found.plan is not None
    [ground] = [step for step in found.plan.steps if step.key == "ground"]
    assert (found.plan.name, ground.model_dump()["question"], found.without) == (NOT_WRITTEN, NOT_WRITTEN, ())


def test_step_that_is_wrong_otherwise_is_left_out_with_what_goes_with_it() -> None:
    plan = with_part(a_workshop(), ("steps", "ground", "elements"), [])
    found = seen("workshops", plan)
    assert [step["key"] for step in found.without] == ["ground", "ground_shown"]
    assert keys(found) == [step["key"] for step in plan["steps"] if step["key"] not in ("ground", "ground_shown")]


def test_nothing_is_seen_of_a_plan_without_a_step_it_cannot_do_without() -> None:
    found = seen("supervision", with_part(a_shape(), ("steps", "arrive", "minutes"), 0))
    assert (found.plan, [step["key"] for step in found.without]) == (None, ["arrive"])
