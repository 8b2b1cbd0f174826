"""The page on which a plan for supervision of one's own is changed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.own_plan.change import Draft
from model.own_plan.plan import Value, steps_of
from model.supervision.plan_steps import (
    absent,
    goes_with,
    new_step,
    stays,
    with_another_question,
    with_step,
    without_question,
)
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.about import about_part, person_hint
from pages.parts.shared.plan.add_step import Addition, add_step_part, called, other_plans
from pages.parts.shared.plan.boxes import add_button, say_faults, several_box, words_box
from pages.parts.shared.plan.files import delete_part, save_part
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab
from pages.parts.shared.plan.status import status_part
from pages.parts.shared.plan.steps import StepRules, steps_part

KIND_NAMES = {
    "arrive": "Arrive",
    "last_time": "What came of last time",
    "bring": "What was brought",
    "two_views": "Two views",
    "explore": "Look closer",
    "conditions": "What has to change around us",
    "actions": "What we agree",
    "mirror": "How this meeting was",
    "confirm": "Read it and confirm",
}
"""What each step is for, where a new one is added."""


def change_supervision_plan(plan: OpenPlan) -> None:
    """Everything of the plan that can be changed, kept as it is typed."""
    link("supervision.py", "Back to supervision", "arrow_back")
    st.title(plain(str(plan.value.get("name") or "A plan without a name")), anchor=False)
    st.caption(
        f"This plan is yours, and is kept as you change it. {person_hint()} "
        "A meeting that is begun keeps the plan it was begun with. The steps stand in the only order they work in."
    )
    status_part(plan.id, _ways_on)
    say_faults(plan, (), "The plan", below=False)
    about_part(plan.id, plan.part(("name",)), _about)
    steps_part(plan, RULES)
    delete_part(plan.id, "supervision.py")


def _about(plan: OpenPlan) -> None:
    words_box(plan, ("name",), "What it is called", rows=1)
    words_box(plan, ("summary",), "What it is, in a sentence or two")


def _ways_on(plan: OpenPlan) -> None:
    is_ready = not plan.checked.faults
    if is_ready:
        st.write("Nothing to put right. It stands among the shapes when you begin a meeting.")
    with st.container(horizontal=True, vertical_alignment="center"):
        link("preview.py", "See it as the two of you will", "preview", own=plan.id)
        if is_ready:
            save_part(plan.kept, str(plan.value["key"]))


def _fields(plan: OpenPlan, step: Value) -> None:
    """Every field of one step."""
    key = str(step["key"])
    path = ("steps", key)
    words_box(plan, (*path, "title"), "Title", rows=1)
    words_box(plan, (*path, "intro"), "What it is for", rows=3)
    for number, question in enumerate(step.get("prompts", []), 1):
        words_box(plan, (*path, "prompts", str(question["key"]), "text"), f"Question {number}")
        leave_out = f"Leave out question {number}"
        name = f"without_{key}_{question['key']}"
        button(leave_out, name, _without, key, str(question["key"]), icon="remove", kind="tertiary")
    add_button("Add a question", f"add_question_{key}", _add, key)
    items = {item.key: item.name for item in guide().supervision.standing}
    if items:
        several_box(plan, (*path, "standing_items"), "What else can be said at this step, if it fits", items)


@callback
def _add(step: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(with_another_question, step=step))


@callback
def _without(step: str, question: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(without_question, step=step, question=question))


def _adds(plan: OpenPlan) -> None:
    """A step the shape does not have: with no words yet, or as it stands in another shape."""
    missing = absent(Draft(plan.value, [{"step": step} for step in plan.left_out]))
    new = {key: Addition(KIND_NAMES[key], partial(with_step, step=new_step(key))) for key in missing}
    taken = {
        f"{other['key']}/{step['key']}": Addition(called(step, other), partial(with_step, step=step))
        for other in other_plans(plan)
        for step in steps_of(other)
        if step["key"] in missing
    }
    add_step_part(plan, new, taken, "Every step a meeting can have is in this plan, or left out below.")


RULES = StepRules(_fields, goes_with, stays, _adds, moves=False)
"""What can be done with the steps of a plan for supervision: their order is the meeting's."""
