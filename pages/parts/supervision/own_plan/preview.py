"""A shape for a meeting of one's own as two people will read it, before a meeting is begun with it."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.supervision.schema import PlanStep, StepKey, SupervisionPlan
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan
from model.own_plan.preview import preview_of
from model.supervision.plan_steps import goes_with
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide_with
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.preview import nothing_to_preview, say_what_is_not_right
from pages.parts.supervision.steps.progress import about, say_prompts
from server.services import opened

FILLED_IN: dict[StepKey, str] = {
    "arrive": "A box for how each of you is, and one for what you want to get to.",
    "last_time": "Each open action, with what came of it. Left out where nothing is open.",
    "bring": "What the practitioner brought, as the supervisor sees it.",
    "two_views": "The supervisor's turn to place a view, and then both views.",
    "explore": "Ways of looking, and what to ask about each element that was brought.",
    "conditions": "Boxes for what the organisation has to change.",
    "actions": "Boxes for what will happen, who does it and by when.",
    "mirror": "The practitioner's turn to say how this meeting was, to show or not.",
    "confirm": "The record to read, and each one's word on it.",
}
"""What stands in each step besides the plan's own words."""


def preview_of_shape(kept: OwnPlan) -> None:
    """The whole shape on one page; where nothing of it can be shown yet, what to put right."""
    found = preview_of(opened().content, "supervision", plan_in(kept.words), goes_with)
    if not isinstance(found.plan, SupervisionPlan):
        nothing_to_preview(kept)
        return
    content = guide_with(found.plan)
    plan = content.script(found.plan.key).plan
    link("own_plan.py", "Back to the plan", "arrow_back", plan=kept.id)
    st.title(plain(plan.name), anchor=False)
    st.caption(f"About {plan.length} minutes, as the two of you will read it. Nobody is there yet: nothing is kept.")
    say_what_is_not_right(kept, found.faults, found.without)
    st.write(plain(plan.summary))
    for number, step in enumerate(plan.steps, 1):
        _step(content, step, number)


def _step(content: Content, step: PlanStep, number: int) -> None:
    with st.container(border=True, key=f"shape_step_{step.key}"):
        st.header(f"{number}. {plain(step.title)}", anchor=False)
        st.caption(about(step.minutes).capitalize())
        st.write(plain(step.intro))
        say_prompts([prompt.text for prompt in step.prompts])
        st.caption(FILLED_IN[step.key])
        items = [item.name for item in content.supervision.standing if item.key in step.standing_items]
        if items:
            st.caption(f"If it fits: {', '.join(map(plain, items))}.")
