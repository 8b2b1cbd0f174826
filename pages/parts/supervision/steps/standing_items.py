"""Standing items of a step: what can be said in any meeting, and is asked only where somebody taps it."""

from __future__ import annotations

import streamlit as st

from model.access import SUPERVISOR
from model.content import Content
from model.content.supervision.schema import PlanStep, StandingItem
from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting


def standing_part(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """The items this step offers, if any; in nobody's turn, as both write them."""
    offered = {item.key: item for item in meeting.script.standing if item.key in step.standing_items}
    if offered and _both_write(meeting):
        _items(content, meeting, offered, f"standing_{meeting.id}_{step.key}")


def ways_to_say(meeting: OpenMeeting, step: PlanStep) -> None:
    """A press for each item that can be said at any step and that this one does not offer; in nobody's turn."""
    for item in _for_any_step(meeting, step):
        if not st.session_state.get(_asked_key(meeting, step, item)):
            button(plain(item.name), f"say_{item.key}", _ask, meeting, step, item, icon="add", kind="tertiary")


def asked_for(meeting: OpenMeeting, step: PlanStep) -> str:
    """The keys of those that were asked for at this step, together one text."""
    keys = (one.key for one in _for_any_step(meeting, step) if st.session_state.get(_asked_key(meeting, step, one)))
    return "_".join(keys)


def asked_for_part(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """The items that were asked for at this step."""
    for item in _for_any_step(meeting, step):
        if st.session_state.get(_asked_key(meeting, step, item)):
            _one(content, meeting, item)


def _for_any_step(meeting: OpenMeeting, step: PlanStep) -> list[StandingItem]:
    items = [one for one in meeting.script.standing if one.any_step and one.key not in step.standing_items]
    return items if _both_write(meeting) else []


def _both_write(meeting: OpenMeeting) -> bool:
    return meeting.kept.mode != ONE_SCREEN or meeting.viewer is None


def _asked_key(meeting: OpenMeeting, step: PlanStep, item: StandingItem) -> str:
    return f"say_{meeting.id}_{step.key}_{item.key}"


@callback
def _ask(meeting: OpenMeeting, step: PlanStep, item: StandingItem) -> None:
    meeting.keep_held()
    st.session_state[_asked_key(meeting, step, item)] = True


@fragment
def _items(content: Content, meeting: OpenMeeting, offered: dict[str, StandingItem], key: str) -> None:
    said = [one for one in offered if meeting.words(field_of(one)).strip()]
    st.session_state.setdefault(key, said)
    chosen = st.pills(
        "If it fits",
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
    with st.container(border=True, key=f"standing_{item.key}"):
        _item(content, meeting, item)


def _item(content: Content, meeting: OpenMeeting, item: StandingItem) -> None:
    st.caption(plain(item.text))
    if item.procedure:
        _procedure(content, meeting)
    answer_box(content, meeting, field_of(item.key), plain(item.name), None, rows=2)


def field_of(item: str) -> str:
    """The field a standing item is written in."""
    return f"both.standing.{item}"


def _procedure(content: Content, meeting: OpenMeeting) -> None:
    """The organisation's own, and without its link what to do: another thing for whoever others would ring."""
    procedure = content.settings.procedure
    if procedure.link:
        st.link_button(procedure.name, procedure.link)
    else:
        is_supervisors = (meeting.viewer or meeting.kept.seat) == SUPERVISOR
        st.caption((is_supervisors and procedure.for_supervisor) or procedure.text)
