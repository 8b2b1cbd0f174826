"""Standing items of a step: what can be said in any meeting, and is asked only where somebody taps it."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.supervision.schema import PlanStep, StandingItem
from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting


def standing_part(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """The items this step offers, and folded those that are for any step; in nobody's turn, as both write them."""
    if meeting.kept.mode == ONE_SCREEN and meeting.viewer is not None:
        return
    offered = {item.key: item for item in meeting.script.standing if item.key in step.standing_items}
    if offered:
        _items(content, meeting, offered, f"standing_{meeting.id}_{step.key}")
    for item in meeting.script.standing:
        if item.any_step and item.key not in offered:
            with st.expander(plain(item.name)):
                _one(content, meeting, item)


@fragment
def _items(content: Content, meeting: OpenMeeting, offered: dict[str, StandingItem], key: str) -> None:
    said = [one for one in offered if meeting.words(field_of(one)).strip()]
    st.session_state.setdefault(key, said)
    chosen = st.pills(
        "If it fits today",
        list(offered),
        selection_mode="multi",
        format_func=lambda one: plain(offered[one].name),
        key=key,
    )
    for one, item in offered.items():
        if one in chosen or one in said:
            with st.container(border=True, key=f"standing_{one}"):
                _item(content, meeting, item)


@fragment
def _one(content: Content, meeting: OpenMeeting, item: StandingItem) -> None:
    _item(content, meeting, item)


def _item(content: Content, meeting: OpenMeeting, item: StandingItem) -> None:
    st.caption(plain(item.text))
    if item.procedure:
        _procedure(content)
    answer_box(content, meeting, field_of(item.key), plain(item.name), None, rows=2)


def field_of(item: str) -> str:
    """The field a standing item is written in."""
    return f"both.standing.{item}"


def _procedure(content: Content) -> None:
    procedure = content.settings.procedure
    if procedure.link:
        st.link_button(procedure.name, procedure.link)
    else:
        st.caption(procedure.text)
