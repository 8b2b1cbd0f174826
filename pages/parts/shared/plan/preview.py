"""What is said over the preview of an own plan that is not ready yet, and where nothing of it can be shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.own_plan.check import Told
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan, Value
from pages.parts.shared.buttons import link
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import kept_plan
from pages.parts.shared.plan.status import say_what_to_put_right

WITH_SIGNS = "What is right is shown below. Where a text is missing, a sentence says so."


def say_what_is_not_right(kept: OwnPlan, faults: Sequence[Told], without: Sequence[Value]) -> None:
    """What to put right, and which steps are not shown for it; nothing where there is nothing."""
    if not faults:
        return
    say_what_to_put_right(plan_in(kept.words), faults)
    st.write(WITH_SIGNS)
    if without:
        titles = ", ".join(f"“{plain(str(step.get('title') or 'No title yet'))}”" for step in without)
        st.write(f"Not shown, as more than words is missing there: {titles}.")


def nothing_to_preview(kept: OwnPlan) -> None:
    """The page of a plan of which nothing can be shown yet, with what to put right."""
    st.title("There is nothing to look at yet", anchor=False)
    plan = kept_plan(kept.id)
    say_what_to_put_right(plan.value, plan.checked.faults)
    link("own_plan.py", "Change the plan", "edit", plan=kept.id)
