"""The steps that were left out of an own plan: told where it was pressed and at the foot, and put back from either."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from model.own_plan.change import put_back, stands_after
from model.own_plan.file import left_out_in
from model.own_plan.plan import Value, name_of, steps_of
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import OpenPlan, change_open_plan
from pages.parts.shared.plan.press import is_second_half

WENT_ALONG = "“{}” is left out, and “{}” with it: a question and what shows its answers go together."
WENT_ALONE = "“{}” is left out."


def left_out_part(plan: OpenPlan, goes_with: Callable[[Value, list[Value]], list[str]]) -> None:
    """All of them, at the foot of the page."""
    left_out = plan.left_out
    if not left_out:
        return
    st.header("Left out", anchor=False)
    st.caption("With all you wrote in them. They are not used and not saved as a file until you put them back.")
    for step in left_out:
        with st.container(horizontal=True, vertical_alignment="center", key=f"plan_left_{step['key']}"):
            st.write(_title(step))
            keys = goes_with(step, [*steps_of(plan.value), *left_out])
            button("Put it back", f"plan_back_{step['key']}", _put_back, keys, icon="undo")


def just_left_out_part(plan: OpenPlan, after: str | None) -> None:
    """What a press has just taken out after this step, with what went along."""
    items = {name_of(item["step"]): item for item in left_out_in(plan.kept.left_out)}
    there = [items[key] for key in plan.just_left_out if key in items]
    if not there or stands_after(plan.value, there[0]) != after:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="plan_just_left_out"):
        st.write(_told([item["step"] for item in there]))
        keys = [item["step"]["key"] for item in there]
        label = "Put it back" if len(keys) == 1 else "Put them back"
        button(label, "plan_back_here", _put_back_here, keys, icon="undo")


def _told(steps: Sequence[Value]) -> str:
    first, *along = map(_title, steps)
    return WENT_ALONG.format(first, "”, “".join(along)) if along else WENT_ALONE.format(first)


def _title(step: Value) -> str:
    return plain(str(step.get("title") or "No title yet"))


@callback
def _put_back(keys: list[str]) -> None:
    change_open_plan(partial(put_back, keys=keys))


@callback
def _put_back_here(keys: list[str]) -> None:
    if not is_second_half():
        change_open_plan(partial(put_back, keys=keys))
