"""Holding the screen: while two people look at one screen for a meeting, nothing else of this tab can be opened.

What the practitioner wrote for themselves is behind the same window. So every page but the meeting and its record
only says that a meeting is open here, until somebody leaves the meeting; in the supervisor's turn the screen goes
back to the practitioner first.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NoReturn

import streamlit as st

from model.access import SUPERVISOR, NotYours
from model.supervision.meeting import ONE_SCREEN, Meeting
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision

IN_MEETING = "in_meeting"
TURN = "turn"
HELD = "held"
"""In the address of a held page, so that loading it again does not let go of the screen."""

_HANDING_BACK = "handing_back"
_OPEN_TO_BOTH = ("meeting", "record")


def hold_screen(meeting: Meeting) -> None:
    """From now on this tab shows this meeting and its record only. A meeting by share file holds nothing."""
    if meeting.mode == ONE_SCREEN and meeting.is_open and held_for() != meeting.id:
        st.session_state[IN_MEETING] = meeting.id
        st.rerun()


def held_for() -> str | None:
    """The meeting this tab is held for, if any. Only a tab that is loaded anew takes it from its address."""
    if IN_MEETING not in st.session_state:
        st.session_state[IN_MEETING] = st.query_params.get(HELD)
    held: str | None = st.session_state[IN_MEETING]
    return held


def leave_screen() -> None:
    """Let go of the screen and of whose turn it is. The open reflection is read anew when it is next asked for."""
    for name in (TURN, _HANDING_BACK, "draft"):
        st.session_state.pop(name, None)
    st.session_state[IN_MEETING] = None


def is_of_meeting(address: str, meeting_id: str) -> bool:
    """Whether the page asked for is the meeting itself or its record."""
    return address in _OPEN_TO_BOTH and st.query_params.get("meeting") == meeting_id


def show_held(meeting_id: str) -> None:
    """All that any other page shows meanwhile."""
    st.query_params[HELD] = meeting_id
    name = plain(_practitioner_of(meeting_id))
    st.title("A supervision meeting is open on this screen", anchor=False)
    st.write(f"What else is in here belongs to {name} alone. It stays closed until the meeting is left.")
    if st.button("Back to the meeting", key="back_to_meeting", type="primary"):
        st.switch_page("meeting.py", query_params={"meeting": meeting_id})
    leave_part(meeting_id)


def leave_part(meeting_id: str) -> None:
    """Leave the meeting and let go of the screen; in the supervisor's turn it is handed back by name first.

    To be drawn outside any fragment, and once on a page.
    """
    if st.session_state.get(TURN) != SUPERVISOR:
        st.session_state.pop(_HANDING_BACK, None)
        if st.button("Leave the meeting", key="leave_meeting"):
            _leave()
    elif st.session_state.get(_HANDING_BACK):
        _hand_back(plain(_practitioner_of(meeting_id)))
    elif st.button("Leave the meeting", key="leave_meeting"):
        st.session_state[_HANDING_BACK] = True
        st.rerun()


def _hand_back(name: str) -> None:
    with st.container(border=True, key="hand_back"):
        st.write(f"Please hand the screen back to {name} first. What opens next is theirs alone.")
        with st.container(horizontal=True):
            if st.button(f"I am {name}, leave the meeting", key="handed_back"):
                _leave()
            if st.button("Stay in the meeting", key="stay_in_meeting", type="tertiary"):
                del st.session_state[_HANDING_BACK]
                st.rerun()


def _leave() -> NoReturn:
    leave_screen()
    st.switch_page("supervision.py")


def _practitioner_of(meeting_id: str) -> str:
    with suppress(NotYours):
        mine = my_supervision()
        return mine.supervisions.get(mine.meetings.get(meeting_id).supervision).practitioner_name
    return "the practitioner"
