"""A plan for supervision of one's own: copied, changed, and a meeting begun with it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.own_plan.change import Draft
from model.own_plan.check import as_in_content, check_plan
from model.own_plan.file import plan_in, written
from model.own_plan.plan import OwnPlan, part_at, with_part
from model.own_plan.preview import NOT_WRITTEN
from model.store import OwnStore
from model.supervision.plan_steps import copied_shape
from pages.parts.shared.fields import file_field
from pages.parts.shared.plan.press import ONE_PRESS
from server.services import opened
from tests.pages.conftest import Visit
from tests.pages.page_reader import choice_of, headings, nameless, titles, trouble
from tests.pages.supervision.supervisions import Supervised
from tests.shipped import shipped_content

pytestmark = pytest.mark.slow

EVERY_PLAN = [plan.key for plan in shipped_content().supervision.plans]


@pytest.fixture
def mine(own: OwnStore) -> OwnPlan:
    """A copy of the monthly plan."""
    return own.plans.add("supervision", copied_shape(as_in_content(shipped_content(), "supervision", "monthly")))


def kept(own: OwnStore, plan: OwnPlan) -> dict[str, Any]:
    return plan_in(own.plans.get(plan.id).words)


@pytest.mark.parametrize("key", EVERY_PLAN)
def test_every_shape_can_be_copied_and_is_then_open_to_be_changed(
    visit: Visit, own: OwnStore, supervised: Supervised, key: str
) -> None:
    at = visit("supervision.py", begin=supervised.by().id)
    at.selectbox("shape_copied").set_value(key).run()
    at.button("copy_shape").click().run()
    [plan] = own.plans.all("supervision")
    name = next(one.name for one in shipped_content().supervision.plans if one.key == key)
    assert (titles(at), trouble(at), nameless(at)) == ([f"{name}, our own"], [], [])
    assert check_plan(shipped_content(), "supervision", plan.words).faults == ()


def test_a_step_no_meeting_can_do_without_stays_and_others_come_and_go(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    before = kept(own, mine)
    at = visit("own_plan.py", plan=mine.id)
    shown = {button.key for button in at.button if str(button.key).startswith("plan_out_")}
    assert shown == {
        f"plan_out_{step['key']}"
        for step in before["steps"]
        if step["key"] not in ("arrive", "bring", "actions", "confirm")
    }
    at.button("plan_out_two_views").click().run()
    at.session_state["plan_pressed_at"] = time.monotonic() - ONE_PRESS
    at.button("plan_out_explore").click().run()
    assert [step["key"] for step in kept(own, mine)["steps"]] == [
        step["key"] for step in before["steps"] if step["key"] not in ("two_views", "explore")
    ]
    at.button("plan_back_explore").click().run()
    at.button("plan_back_two_views").click().run()
    assert (kept(own, mine), trouble(at)) == (before, [])


def test_questions_are_added_and_left_out(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    own.plans.change(mine.id, lambda draft: Draft(with_part(draft.plan, ("steps", "arrive", "prompts"), [])))
    at = visit("own_plan.py", plan=mine.id)
    at.session_state["plan_words_arrive"] = True
    at.run().button("add_question_arrive").click().run()
    [question] = part_at(kept(own, mine), ("steps", "arrive", "prompts"))
    assert question["text"] == ""
    assert "Question 1: no words here yet." in [one.value for one in at.error]
    own.plans.write(mine.id, ("steps", "arrive", "prompts", question["key"], "text"), "How was the way here?")
    assert trouble(at.run()) == []
    at.button(f"without_arrive_{question['key']}").click().run()
    assert part_at(kept(own, mine), ("steps", "arrive", "prompts")) == []


def test_a_meeting_is_begun_with_it_and_keeps_it(
    visit: Visit, own: OwnStore, supervised: Supervised, mine: OwnPlan
) -> None:
    own.plans.write(mine.id, ("steps", "arrive", "intro"), "Tea first, and {a_person} later.")
    at = visit("supervision.py", begin=supervised.by().id)
    at.button(f"begin_{kept(own, mine)['key']}").click().run()
    assert trouble(at) == []
    own.plans.delete(mine.id)
    door = opened().store.supervision(LOCAL)
    [meeting] = door.meetings.all(is_open=True)
    step = door.meetings.script(meeting.id).step("arrive")
    assert (meeting.plan_name, step and step.intro) == (
        "A monthly hour, our own" if meeting.plan_name.startswith("A monthly") else meeting.plan_name,
        "Tea first, and a young person later.",
    )
    assert [plan.key for plan in opened().content.supervision.plans] == EVERY_PLAN


def test_a_shape_with_faults_waits_until_they_are_put_right(
    visit: Visit, own: OwnStore, supervised: Supervised, mine: OwnPlan
) -> None:
    own.plans.write(mine.id, ("steps", "arrive", "intro"), "")
    at = visit("supervision.py", begin=supervised.by().id)
    assert f"begin_{kept(own, mine)['key']}" not in {button.key for button in at.button}
    assert "One thing to put right first" in [one.value for one in at.caption]


def test_a_file_is_taken_in_without_the_length_its_steps_add_up_to(
    visit: Visit, own: OwnStore, supervised: Supervised, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = as_in_content(shipped_content(), "supervision", EVERY_PLAN[0])
    plan |= {"key": "ours", "minutes": sum(step["minutes"] for step in plan["steps"])}
    file = written("supervision", plan).encode()
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = visit("supervision.py", begin=supervised.by().id)
    at.button("plan_file_supervision_open").click().run()
    [new] = own.plans.all("supervision")
    assert kept(own, new) == {name: part for name, part in plan.items() if name != "minutes"}
    assert trouble(at) == []
    at = visit("supervision.py", begin=supervised.by().id)
    at.button("plan_file_supervision_open").click().run()
    assert [one.id for one in own.plans.all("supervision")] == [new.id]


def add_a_step(visit: Visit, mine: OwnPlan) -> AppTest:
    """The page with what can be added unfolded, as a press on it would unfold it."""
    at = visit("own_plan.py", plan=mine.id)
    at.session_state[f"add_step_{mine.id}"] = True
    return at.run()


def test_a_step_is_added_where_a_meeting_has_it_new_or_from_another_shape(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    own.plans.change(mine.id, lambda draft: Draft(without(draft.plan, "explore", "mirror")))
    at = add_a_step(visit, mine)
    assert choice_of(at, f"new_step_{mine.id}").options == ["Look closer", "How this meeting was"]
    at.button(f"add_new_step_{mine.id}").click().run()
    keys = [step["key"] for step in kept(own, mine)["steps"]]
    assert keys == [step["key"] for step in kept(own, mine)["steps"] if step["key"] != "mirror"]
    assert part_at(kept(own, mine), ("steps", "explore"))["title"] == ""
    at.session_state["plan_pressed_at"] = time.monotonic() - ONE_PRESS
    choice_of(at, f"taken_step_{mine.id}").set_value("one_hour/mirror").run()
    at.button(f"add_taken_step_{mine.id}").click().run()
    taken = part_at(kept(own, mine), ("steps", "mirror"))
    assert taken == part_at(as_in_content(shipped_content(), "supervision", "one_hour"), ("steps", "mirror"))
    assert (trouble(at), nameless(at)) == ([], [])
    assert "Every step a meeting can have is in this plan, or left out below." in [one.value for one in at.markdown]


def without(plan: dict[str, Any], *keys: str) -> dict[str, Any]:
    return plan | {"steps": [step for step in plan["steps"] if step["key"] not in keys]}


@pytest.mark.parametrize("key", EVERY_PLAN)
def test_every_shape_is_seen_as_two_people_will_read_it(visit: Visit, own: OwnStore, key: str) -> None:
    ours = shipped_content().script(key).plan
    plan = own.plans.add("supervision", copied_shape(as_in_content(shipped_content(), "supervision", key)))
    at = visit("preview.py", own=plan.id)
    assert titles(at) == [f"{ours.name}, our own"]
    assert headings(at) == [f"{number}. {step.title}" for number, step in enumerate(ours.steps, 1)]
    assert (list(at.warning), trouble(at), nameless(at)) == ([], [], [])


def test_what_is_right_of_a_shape_is_seen_and_what_is_not_is_said(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    own.plans.write(mine.id, ("steps", "arrive", "intro"), "")
    own.plans.change(mine.id, lambda draft: Draft(with_part(draft.plan, ("steps", "explore", "minutes"), 0)))
    at = visit("preview.py", own=mine.id)
    assert [one.value for one in at.warning] == ["Before it can be used, two things to put right:"]
    said = [one.value for one in at.markdown]
    assert "Not shown, as more than words is missing there: “Look closer”." in said
    assert NOT_WRITTEN in said
    assert "Look closer" not in " ".join(headings(at))
    own.plans.change(mine.id, lambda draft: Draft(with_part(draft.plan, ("steps", "actions", "minutes"), 0)))
    assert titles(visit("preview.py", own=mine.id)) == ["There is nothing to look at yet"]
