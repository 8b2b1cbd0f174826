"""The page on which a plan for supervision of one's own is changed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.own_plan.plan import Value
from model.supervision.plan_steps import goes_with, stays, with_another_question, without_question
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.boxes import add_button, say_faults, several_box, words_box
from pages.parts.shared.plan.files import delete_part, save_part
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab
from pages.parts.shared.plan.status import status_part
from pages.parts.shared.plan.steps import StepRules, steps_part


def change_supervision_plan(plan: OpenPlan) -> None:
    """Everything of the plan that can be changed, kept as it is typed."""
    link("supervision.py", "Back to supervision", "arrow_back")
    st.title(plain(str(plan.value.get("name") or "A plan without a name")), anchor=False)
    st.caption(
        "This plan is yours, and is kept as you change it. Words in braces, as {person}, stand for the word you chose. "
        "A meeting that is begun keeps the plan it was begun with. The steps stand in the only order they work in."
    )
    status_part(plan.id, _ways_on)
    say_faults(plan, (), "The plan", below=False)
    words_box(plan, ("name",), "What it is called", rows=1)
    words_box(plan, ("summary",), "What it is, in a sentence or two")
    steps_part(plan, RULES)
    delete_part(plan.id, "supervision.py")


def _ways_on(plan: OpenPlan) -> None:
    st.write("Nothing to put right. It stands among the shapes when you begin a meeting.")
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
        several_box(plan, (*path, "standing_items"), "What can be said here besides", items)


@callback
def _add(step: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(with_another_question, step=step))


@callback
def _without(step: str, question: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(without_question, step=step, question=question))


RULES = StepRules(_fields, goes_with, stays, moves=False)
"""What can be done with the steps of a plan for supervision: their order is the meeting's."""
