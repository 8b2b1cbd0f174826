"""The steps of an own plan in their order: moved, left out and put back by buttons, each opening to its few fields."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import streamlit as st

from model.own_plan.change import moved, taken_out
from model.own_plan.plan import Path, Value, steps_of
from model.phrases import counted
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.boxes import number_box, say_faults
from pages.parts.shared.plan.left_out import just_left_out_part, left_out_part
from pages.parts.shared.plan.open_plan import OpenPlan, change_open_plan, plan_in_tab
from pages.parts.shared.plan.press import is_second_half

SEEN_UNOPENED = ("minutes", "of")
"""The parts of a step that stand above its words."""


def _nothing(_plan: OpenPlan, _step: Value) -> None:
    """For a kind of plan whose steps have no more above."""


@dataclass(frozen=True)
class StepRules:
    """What can be done with the steps of a kind of plan.

    `fields` draws the fields of a step; `goes_with` are the keys of the steps that go and come with it, its own too.
    `adds` draws what can be added, `above` what of a step is seen without opening it, besides its title and minutes.
    """

    fields: Callable[[OpenPlan, Value], None]
    goes_with: Callable[[Value, list[Value]], list[str]]
    stays: Callable[[Value], bool]
    adds: Callable[[OpenPlan], None]
    moves: bool = True
    above: Callable[[OpenPlan, Value], None] = _nothing


@dataclass(frozen=True)
class ToldOutside:
    """What the page tells of a step's words where they are not: in headings, in choices, and beside the summary."""

    title: str
    wrong: int
    elements: str


def steps_part(plan: OpenPlan, rules: StepRules) -> None:
    """All steps in their order, and those that are left out."""
    steps = steps_of(plan.value)
    total = sum(step["minutes"] for step in steps if type(step.get("minutes")) is int)
    st.header("The steps", anchor=False)
    st.caption(f"{counted(len(steps), 'step')}, {counted(total, 'minute')} together.".capitalize())
    say_faults(plan, ("steps",), "Steps", below=False)
    just_left_out_part(plan, None)
    for number, step in enumerate(steps, 1):
        with st.container(border=True, gap="small", key=f"plan_step_{step['key']}"):
            _step(plan, rules, steps, number)
        just_left_out_part(plan, step["key"])
    rules.adds(plan)
    left_out_part(plan, rules.goes_with)


def _step(plan: OpenPlan, rules: StepRules, steps: list[Value], number: int) -> None:
    step = steps[number - 1]
    path: Path = ("steps", step["key"])
    st.subheader(f"{number}. {plain(str(step.get('title') or 'No title yet'))}", anchor=False)
    say_faults(plan, path, "This step", below=False)
    rules.above(plan, step)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"plan_ways_{step['key']}"):
        number_box(plan, (*path, "minutes"), "Minutes")
        if not rules.stays(step):
            _ways(rules, steps, number)
    told = _told_outside(plan, step)
    if told.wrong:
        st.caption(f":material/error: {counted(told.wrong, 'thing')} to put right in its words.")
    inside = st.expander("Its words", key=f"plan_words_{step['key']}", on_change="rerun", icon=":material/edit:")
    if inside.open:
        with inside:
            _fields(plan.id, rules, step["key"], told)


def _told_outside(plan: OpenPlan, step: Value) -> ToldOutside:
    return ToldOutside(str(step.get("title")), _faults_inside(plan, step), str(step.get("elements")))


def _faults_inside(plan: OpenPlan, step: Value) -> int:
    """How many faults the words of a step have, those of its own story too."""
    of_it = (("steps", step["key"]), ("stories", step.get("vignette")))
    told = (fault.at for fault in plan.checked.faults if len(fault.at) > 2)
    return sum(at[:2] in of_it and at[2] not in SEEN_UNOPENED for at in told)


@fragment
def _fields(plan_id: str, rules: StepRules, key: str, told: ToldOutside) -> None:
    """The fields of one step, which draw themselves anew as they are typed in, and the page where it tells of them."""
    plan = plan_in_tab()
    step = plan.part(("steps", key)) if plan and plan.id == plan_id else None
    if plan is None or step is None:
        st.rerun()
    rules.fields(plan, step)
    if _told_outside(plan, plan.part(("steps", key))) != told:
        st.rerun()


def _ways(rules: StepRules, steps: list[Value], number: int) -> None:
    step = steps[number - 1]
    key = step["key"]
    if rules.moves:
        is_first, is_last = (0 <= at < len(steps) and rules.stays(steps[at]) for at in (number - 2, number))
        button("Up", f"plan_up_{key}", _move, key, -1, icon="arrow_upward", disabled=number == 1 or is_first)
        button(
            "Down", f"plan_down_{key}", _move, key, 1, icon="arrow_downward", disabled=number == len(steps) or is_last
        )
    button("Leave out", f"plan_out_{key}", _leave_out, key, rules.goes_with(step, steps), icon="remove")


@callback
def _move(key: str, by: int) -> None:
    change_open_plan(partial(moved, key=key, by=by))


@callback
def _leave_out(key: str, together: Collection[str]) -> None:
    plan = plan_in_tab()
    if plan is not None and not is_second_half():
        change_open_plan(partial(taken_out, keys=together))
        plan.just_left_out = (key, *(one for one in together if one != key))
