"""Deleting for good, which reaches from one's reflections into supervision and workshops."""

from __future__ import annotations

import streamlit as st

from model.reflection.reflection import Reflection
from model.supervision.meeting import SHARE_FILE
from pages.parts.reflection.draft import forget_draft
from pages.parts.shared.fragment import NOT_KEPT, trace_told
from pages.parts.shared.open_guide import deletion
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import title_of
from pages.parts.supervision.open_meeting import my_supervision


@st.dialog("Delete for good?")
def ask_before_deleting(reflection: Reflection) -> None:
    """Ask once, and say which one it is and what goes."""
    if reflection.headline:
        st.text(reflection.headline)
    st.write(f"{title_of(reflection)}: your words, places and next steps in it will be gone. There is no way back.")
    for said in what_becomes_of_brought(reflection):
        st.write(said)
    with st.container(horizontal=True):
        if st.button("Keep it", key="keep_it"):
            st.rerun()
        if st.button("Delete for good", key="delete_for_good", icon=":material/delete:"):
            with trace_told():
                deletion().reflection(reflection.id)
            forget_draft(reflection.id)
            st.rerun()


def what_becomes_of_brought(reflection: Reflection) -> list[str]:
    """What deleting a reflection does to what was brought of it to supervision."""
    said = []
    for meeting in my_supervision().brought.open_meetings(reflection.id):
        name = plain(my_supervision().supervisions.get(meeting.supervision).supervisor_name)
        said.append(f"What you brought of it to the open meeting with {name} goes too.")
        if meeting.mode == SHARE_FILE:
            said.append(f"If you sent it in a file, it stays on {name}'s machine until they open your next one.")
    if my_supervision().meetings.count(is_open=False):
        said.append("What you brought to a meeting that both have confirmed stays in its record.")
    return said


def delete_everything_part() -> None:
    """Everything at once, behind words that have to be typed."""
    with st.expander("Delete everything I have written"):
        st.write(
            "All reflections, next steps and made-up names go, drafts too, and so do all supervision meetings "
            "and their records on this machine. There is no way back."
        )
        said = st.text_input("To be sure, type: delete everything", key="sure")
        if st.button(
            "Delete everything for good", key="delete_everything", disabled=said.strip().lower() != "delete everything"
        ):
            with trace_told():
                deletion().everything()
            for name in set(st.session_state) - {NOT_KEPT}:
                del st.session_state[name]
            st.rerun()
