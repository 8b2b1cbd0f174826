"""Whether an own plan is ready to be used, told while one types in it; and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from model.own_plan.check import Told
from model.own_plan.plan import Value, name_of
from model.own_plan.sentence import sentence
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
    told = list(dict.fromkeys(_line(plan, fault) for fault in faults))
    st.warning(f"Before it can be used, {counted(len(told), 'thing')} to put right:", icon=":material/rule:")
    st.markdown("\n".join(f"- {plain(line)}" for line in told[:MOST_TOLD]))
    if len(told) > MOST_TOLD:
        st.caption("And more, each told at its field.")


def _line(plan: Value, fault: Told) -> str:
    whole = sentence(plan, fault)
    at, said = (replace(fault, at=fault.at[:2]), whole) if whole else (fault, fault.said)
    return f"{where(plan, at)}: {said}"


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
            return ", ".join([f"The story {found.get('name') or 'without a name'}", *_in_story(found, rest)])
        case ():
            return "The plan"
        case rest:
            return ", ".join(map(_plainly, rest)).capitalize()


def _named(title: object) -> str:
    return f", {title}" if title else ""


def _plainly(name: str) -> str:
    return name.replace("_", " ")


def _in_story(story: Value, rest: Sequence[str]) -> list[str]:
    """A part of a story; a choice by its number, as its box has it."""
    match rest:
        case ["choices", key, *_]:
            keys = [name_of(choice) for choice in story.get("choices", ())]
            return [f"choice {keys.index(key) + 1}" if key in keys else "choices"]
    return [_plainly(name) for name in rest]
