"""Adding a step to an own plan: a new one of a kind, still without words, or one of another plan as it stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from model.own_plan.change import Draft
from model.own_plan.check import plans_in_content
from model.own_plan.file import plan_in
from model.own_plan.plan import Value
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import own
from pages.parts.shared.plan.choice import choice
from pages.parts.shared.plan.open_plan import OpenPlan, change_open_plan
from pages.parts.shared.plan.press import is_second_half
from server.services import opened

Change = Callable[[Draft], Draft]


@dataclass(frozen=True)
class Addition:
    """What can be added to a plan: how it is called, and what adding it does."""

    name: str
    change: Change


def add_step_part(
    plan: OpenPlan, new: Mapping[str, Addition], taken: Mapping[str, Addition], none: str, *, also: str = ""
) -> None:
    """What can be added, by keys of its own: `new` steps, and steps `taken` from other plans; `none` where nothing.

    `also` is said beneath the new ones.
    """
    folded = st.expander("Add a step", key=f"add_step_{plan.id}", on_change="rerun", icon=":material/add:")
    if not folded.open:
        return
    with folded:
        if not new and not taken:
            st.write(none)
        for label, act, offered in (
            ("A new one, for your own words", "Add it", new),
            ("Or one from another plan", "Take it from there", taken),
        ):
            if offered:
                _offer(plan, label, act, offered)
            if offered is new and also:
                st.caption(also)


def other_plans(plan: OpenPlan) -> list[Value]:
    """Every plan of this kind but this one, ours first."""
    kept = (one for one in own().plans.all(plan.kept.kind) if one.id != plan.id)
    return [*plans_in_content(opened().content, plan.kept.kind), *(plan_in(one.words) for one in kept)]


def called(step: Value, of: Value) -> str:
    """How a step of another plan is called where it can be taken from there."""
    return f"{step.get('title') or 'No title yet'}, of “{of.get('name') or 'a plan without a name'}”"


def _offer(plan: OpenPlan, label: str, act: str, offered: Mapping[str, Addition]) -> None:
    key = f"{'new' if act == 'Add it' else 'taken'}_step_{plan.id}"
    before = plan.to_add.get(key)
    kept = before if before in offered else next(iter(offered))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"ways_{key}"):
        names = {name: one.name for name, one in offered.items()}
        chosen = choice(plan, key, label, names, kept=kept, keep=partial(plan.to_add.__setitem__, key))
        button(act, f"add_{key}", _change, offered[chosen].change if chosen else None, icon="add")


@callback
def _change(change: Change | None) -> None:
    if change is not None and not is_second_half():
        change_open_plan(change)
