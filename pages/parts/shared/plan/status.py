"""Whether an own plan is ready to be used, told while one types in it; and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.own_plan.check import Told
from model.own_plan.plan import Value
from model.phrases import counted
from pages.parts.shared.fragment import fragment_every
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab

MOST_TOLD = 6
"""How many faults are told at the top; each is told at its field as well."""


@fragment_every(2)
def status_part(plan_id: str, ways_on: Callable[[OpenPlan], None]) -> None:
    """What is to put right, which follows what is typed, and the ways on."""
    plan = plan_in_tab()
    if plan is None or plan.id != plan_id:
        return
    if plan.checked.faults:
        say_what_to_put_right(plan.value, plan.checked.faults)
    ways_on(plan)


def say_what_to_put_right(plan: Value, faults: Sequence[Told]) -> None:
    """What the checker says of the plan, the first few of it."""
    st.warning(f"Before it can be used, {counted(len(faults), 'thing')} to put right:", icon=":material/rule:")
    st.markdown("\n".join(f"- {plain(where(plan, fault))}: {plain(fault.said)}" for fault in faults[:MOST_TOLD]))
    if len(faults) > MOST_TOLD:
        st.caption("And more, each told at its field.")


def where(plan: Value, fault: Told) -> str:
    """The part a fault is about, as the page calls it: the step by its number and title, and its field."""
    match fault.at:
        case ("steps", key, *rest):
            keys = [step["key"] for step in plan["steps"]]
            number = keys.index(key) + 1 if key in keys else 0
            found: Value = next((step for step in plan["steps"] if step["key"] == key), {})
            return ", ".join([f"Step {number}{_named(found.get('title'))}", *map(_plainly, rest)])
        case ("stories", key, *rest):
            found = next((story for story in plan.get("stories", ()) if story.get("key") == key), {})
            return ", ".join([f"The story {found.get('name') or 'without a name'}", *map(_plainly, rest)])
        case ():
            return "The plan"
        case rest:
            return ", ".join(map(_plainly, rest)).capitalize()


def _named(title: object) -> str:
    return f", {title}" if title else ""


def _plainly(name: str) -> str:
    return name.replace("_", " ")
