"""A plan as the room will see it, step by step: the big screen and a phone, before anybody is there."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.workshop.room import Room
from model.workshop.script import script_of
from pages.parts.shared.buttons import link
from pages.parts.shared.component import page_frame
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.preview import say_what_is_not_right
from pages.parts.workshop.big_screen import draw_screen
from pages.parts.workshop.which_plan import FoundPlan
from pages.phones.preview import phone_preview

WIDE, HIGH = 390, 740
"""A phone, in CSS pixels; what is longer is moved up by a finger."""

NOTHING_IS_KEPT = "Nobody is there yet: nothing can be sent from here, and no result can be shown."


def preview_part(found: FoundPlan) -> None:
    """One step of the plan, the one the address names, and the ways to the others."""
    content, plan = found.content, found.plan
    script = script_of(content, plan.key)
    keys = [step.key for step in plan.steps]
    asked = st.query_params.get("step", "")
    key = asked if asked in keys else keys[0]
    at = keys.index(key)
    room = _room_at(content, plan, key)
    st.title(f"{at + 1}. {plain(script.step(key).title)}", anchor=False)
    st.caption(f"{plain(plan.name)}, step {at + 1} of {len(keys)}, as the room will see it. {NOTHING_IS_KEPT}")
    with st.container(horizontal=True, vertical_alignment="center", key="preview_ways"):
        if at:
            link("preview.py", "The step before", "arrow_back", step=keys[at - 1], **found.address)
        if at + 1 < len(keys):
            link("preview.py", "The next step", "arrow_forward", step=keys[at + 1], **found.address)
    if found.own:
        say_what_is_not_right(found.own, found.faults, found.without)
    st.header("On the big screen", anchor=False)
    with st.container(border=True, key="screen_preview"):
        draw_screen(content, room, script)
    st.header("On a phone", anchor=False)
    with st.container(border=True, width=WIDE, key="phone_preview"):
        title = f"A phone at the step {script.step(key).title}"
        page_frame(phone_preview(content, room, script), title, HIGH, key="phone_page")


def _room_at(content: Content, plan: WorkshopPlan, step: str) -> Room:
    """A room that nobody holds: it has no id, so nothing is asked of the store."""
    return Room(
        id="",
        owner="",
        code="BCDFGHJK",
        link_code="",
        plan=plan.key,
        plan_name=plan.name,
        content_version=content.version,
        language=content.settings.language,
        step=step,
        opened_at=datetime.now(UTC),
    )
