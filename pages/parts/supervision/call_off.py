"""What a meeting is called in lists, and calling an open one off."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from model.access import NotYours
from model.phrases import day
from model.supervision.called_off import names_of_who
from model.supervision.meeting import SHARE_FILE, Meeting, Supervision
from pages.parts.shared.fragment import told_in_place, trace_told
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.meeting_day import Begin, arranged
from pages.parts.supervision.open_meeting import my_supervision

LONGEST_REASON = 200


def called(meeting: Meeting) -> str:
    """A meeting's date and plan, of an open one its time and place too; fit for a place that reads Markdown."""
    name = f"{meeting.plan_name[:1].lower()}{meeting.plan_name[1:]}"
    if meeting.is_open and (meeting.held_at or meeting.held_where):
        return plain(f"{arranged(meeting)}: {name}")
    return plain(f"{day(meeting.held_on)}, {name}")


def call_off_button(supervision: Supervision, meeting: Meeting, begin: Begin | None = None) -> None:
    """Offer to call an open meeting off, or one that is only agreed, which `begin` begins; it asks first."""
    if st.button("Call it off", key=f"call_off_{meeting.id}", type="tertiary", icon=":material/delete:"):
        ask_before_calling_off(supervision, meeting, begin)


@st.dialog("Call this meeting off?")
def ask_before_calling_off(supervision: Supervision, meeting: Meeting, begin: Begin | None = None) -> None:
    """Ask once, and say what goes and what stays."""
    other = plain(supervision.other_name(meeting.seat))
    st.write(f"{plain(arranged(meeting)) if begin else called(meeting)}, with {other}.")
    if begin:
        st.write(f"What was agreed stays. Tell {other} as well.")
    else:
        _say_what_goes(meeting, other)
    names = names_of_who(supervision)
    who = st.radio(
        "Who called it off? (optional)",
        list(names),
        index=None,
        format_func=lambda one: plain(names[one]),
        horizontal=True,
        key="who_called_off",
    )
    why = st.text_input("Why, in a line? (optional)", max_chars=LONGEST_REASON, key="why_called_off")
    st.caption("No fault is looked for. Your next meeting begins with what you say here.")
    with st.container(horizontal=True):
        if st.button("Keep it", key="keep_meeting"):
            st.rerun()
        pressed = st.button("Call it off for good", key="call_off_for_good", icon=":material/delete:")
    if pressed:
        with told_in_place():
            with suppress(NotYours), trace_told():
                my_supervision().meetings.call_off((begin() if begin else meeting).id, who=who, why=why)
            st.session_state.pop("meeting", None)
            st.switch_page("supervision.py")


def _say_what_goes(meeting: Meeting, other: str) -> None:
    st.write(
        "What was said and placed in it will be gone, and so will the copies of what was brought. "
        "Your reflections stay, and so does what was agreed in earlier meetings. There is no way back."
    )
    if meeting.mode == SHARE_FILE:
        st.write(f"A share file that {other} has opened stays on their machine.")
