"""A plan is checked by the content checker's own rules: the same faults as an own folder of content would have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.content.check import check
from model.content.workshop.schema import WorkshopPlan
from model.own_plan.change import copied
from model.own_plan.check import as_in_content, check_plan
from model.own_plan.file import plan_in, written
from model.own_plan.plain_words import in_plain_words
from model.own_plan.plan import PlanKind, part_at
from tests.shipped import SHIPPED, shipped_content

Plan = dict[str, Any]
LONG = "We " + "consider relationships particularly complicated notwithstanding institutional circumstances " * 3


def a_workshop() -> Plan:
    return plan_in(written("workshops", copied(as_in_content(shipped_content(), "workshops", "meeting_the_model"))))


def a_meeting() -> Plan:
    return plan_in(written("supervision", copied(as_in_content(shipped_content(), "supervision", "monthly"))))


def step(plan: Plan, key: str) -> Plan:
    found = part_at(plan, ("steps", key))
    assert isinstance(found, dict)
    return found


def story(plan: Plan) -> Plan:
    told: Plan = {"key": "bus_stop", "name": "At the bus stop", "text": ["It rained."], "question": "What now?"}
    told |= {"choices": [{"key": "a", "text": "Wait"}, {"key": "b", "text": "Walk"}], "reveal": "Rain stops."}
    plan["stories"] = [told]
    step(plan, "story")["vignette"] = "bus_stop"
    return told


BREAKS: dict[str, tuple[Callable[[Plan], object], tuple[str, ...], str]] = {
    "no title": (
        lambda plan: step(plan, "ground").update(title=""),
        ("steps", "ground", "title"),
        "no words here yet",
    ),
    "no minutes": (
        lambda plan: step(plan, "ground").update(minutes=0),
        ("steps", "ground", "minutes"),
        "is 0; expected at least 1",
    ),
    "reads too hard": (
        lambda plan: step(plan, "ground").update(question=LONG),
        ("steps", "ground", "question"),
        "reads at grade ",
    ),
    "a placeholder that is none": (
        lambda plan: step(plan, "ground").update(say="Hello {persn}."),
        ("steps", "ground", "say"),
        "nothing is filled in for {persn}. Perhaps you mean {person}. What can stand in braces: {person}, ",
    ),
    "shown before it is asked": (
        lambda plan: plan["steps"].insert(1, plan["steps"].pop(4)),
        ("steps", "ground_shown", "of"),
        '"ground" is not an earlier step of this plan that asks for answers',
    ),
    "no welcome": (lambda plan: plan["steps"].pop(0), ("steps", "one_word"), "the plan has no welcome; expected"),
    "longer than its step": (
        lambda plan: step(plan, "two_by_two").update(minutes=1),
        ("steps", "two_by_two", "seconds"),
        "the timer (480 seconds) is longer than the step; expected at most 60, or more minutes",
    ),
    "a key that is none": (
        lambda plan: step(plan, "ground").update(titel="x"),
        ("steps", "ground"),
        'unknown key "titel"; expected',
    ),
    "a story nobody knows": (
        lambda plan: step(plan, "story").update(vignette="nowhere"),
        ("steps", "story", "vignette"),
        '"nowhere" is not a vignette; expected the key of a vignette in vignettes.yaml',
    ),
    "one choice": (
        lambda plan: story(plan)["choices"].pop(),
        ("stories", "bus_stop", "choices"),
        "has 1 choice; expected at least 2",
    ),
    "a story with another's key": (
        lambda plan: story(plan).update(key="coat_on"),
        ("stories", "coat_on", "key"),
        '"coat_on" is taken; expected a key that no other story of a workshop has',
    ),
    "a blaming word": (
        lambda plan: story(plan).update(text=["An offender stands there."]),
        ("stories", "bus_stop", "text"),
        '"offender" labels or blames; expected',
    ),
}


@pytest.mark.parametrize("broken", sorted(BREAKS))
def test_a_broken_plan_is_told_where_it_is_broken(broken: str, tmp_path: Path) -> None:
    breaks, at, said = BREAKS[broken]
    plan = a_workshop()
    breaks(plan)
    checked = check_plan(shipped_content(), "workshops", written("workshops", plan))
    assert checked.plan is None
    assert any(told.startswith(said) for told in checked.about(at)), checked.faults
    assert in_a_folder("workshops", plan, tmp_path) == [(fault.line, fault.said) for fault in checked.faults]


def test_a_broken_plan_for_supervision_is_told_where_it_is_broken(tmp_path: Path) -> None:
    plan = a_meeting()
    plan["steps"] = [one for one in plan["steps"] if one["key"] != "actions"]
    step(plan, "arrive")["intro"] = ""
    checked = check_plan(shipped_content(), "supervision", written("supervision", plan))
    assert checked.about(("steps", "arrive", "intro")) == ("no words here yet",)
    assert checked.about(("steps",)) == ("has no step actions; expected arrive, bring, actions, confirm in every plan",)
    assert in_a_folder("supervision", plan, tmp_path) == [(fault.line, fault.said) for fault in checked.faults]


def in_a_folder(kind: PlanKind, plan: Plan, folder: Path) -> list[tuple[int | None, str]]:
    """What the whole checker says of a folder of own content with this plan in it."""
    path = folder / "en" / f"{kind}.yaml"
    path.parent.mkdir()
    path.write_text(written(kind, plan), encoding="utf-8")
    return [(fault.line, in_plain_words(fault)) for fault in check(SHIPPED, folder).faults]


def test_a_plan_without_a_fault_is_there_as_an_object_with_its_stories() -> None:
    plan = a_workshop()
    story(plan)
    found = check_plan(shipped_content(), "workshops", written("workshops", plan))
    assert found.faults == ()
    assert isinstance(found.plan, WorkshopPlan)
    assert found.plan.model_dump(mode="json", exclude_defaults=True) == {
        **plan,
        "stories": plan["stories"],
    }


def test_words_that_are_no_yaml_are_told_by_line() -> None:
    [fault] = check_plan(shipped_content(), "workshops", "plans:\n  - key: 'a\n").faults
    assert (fault.at, fault.line, fault.said) == (
        (),
        2,
        (
            "the quote opened here is not closed; "
            "expected a closing quote, and quotes inside it doubled or of the other kind"
        ),
    )
