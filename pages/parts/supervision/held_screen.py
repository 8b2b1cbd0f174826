"""Holding the screen: while two people look at one screen for a meeting, no page of this guide shows anything else.

What the person of this machine wrote for themselves is one tab, or one typed address, away. So every page but the
meeting and its record only says that a meeting is open here, in every tab, until they say by name that they have the
screen back.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NoReturn

import streamlit as st

from model.access import NotYours
from model.store import StoreFault
from model.supervision.meeting import ONE_SCREEN, Meeting
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision

TURN = "turn"
WHAT_IT_CLOSES = (
    "While you meet, every page of yours in Alongside is covered on this machine, in every tab and every browser, "
    "until you say by name that you have the screen back. A tab that was open before follows within ten seconds. "
    "It cannot cover what lies outside: the file Alongside keeps here, and anything you saved from it."
)
UNSHOWN_HERE = "What is not shown is kept here until you have both confirmed the record, and is deleted then."
"""Of what a practitioner says in a turn at their supervisor's machine, wherever it is told."""

_HANDING_BACK = "handing_back"
_KNOWN = "screen_held_for"
_TOLD = "cover_told_of"
_OPEN_TO_BOTH = ("meeting", "record")


def hold_screen(meeting: Meeting) -> None:
    """From now on every tab shows this meeting and its record only. A meeting by share file holds nothing."""
    if meeting.mode == ONE_SCREEN and meeting.is_open and held_for() != meeting.id:
        my_supervision().screen.hold(meeting.id)
        st.rerun()


def is_cover_told(meeting: Meeting) -> bool:
    """Whether it was said in this tab what the cover does, or it is there already, or there is none."""
    if meeting.mode != ONE_SCREEN or not meeting.is_open:
        return True
    return meeting.id in st.session_state.get(_TOLD, ()) or held_for() == meeting.id


def go_in(meeting: Meeting) -> NoReturn:
    """Go into a meeting from where all that is to be known before is said."""
    st.session_state[_TOLD] = {*st.session_state.get(_TOLD, ()), meeting.id}
    st.switch_page("meeting.py", query_params={"meeting": meeting.id})


def held_for() -> str | None:
    """The meeting this screen is held for, if any; while the store does not answer, what this tab knew."""
    with suppress(StoreFault):
        st.session_state[_KNOWN] = my_supervision().screen.meeting()
    known: str | None = st.session_state.get(_KNOWN)
    return known


def is_of_meeting(address: str, meeting_id: str) -> bool:
    """Whether the page asked for is the meeting itself or its record."""
    return address in _OPEN_TO_BOTH and st.query_params.get("meeting") == meeting_id


def show_held(meeting_id: str) -> None:
    """All that any other page shows meanwhile."""
    name = plain(_whose_screen(meeting_id))
    st.title("A supervision meeting is open on this screen", anchor=False)
    st.write(f"What else is in here belongs to {name} alone. It stays closed until {name} takes the screen back.")
    if st.button("Back to the meeting", key="back_to_meeting", type="primary"):
        st.switch_page("meeting.py", query_params={"meeting": meeting_id})
    leave_part(meeting_id)


def leave_part(meeting_id: str) -> None:
    """Leave the meeting: whose machine it is says by name that they have the screen back, and all is open again.

    To be drawn outside any fragment, and once on a page.
    """
    if st.session_state.get(_HANDING_BACK):
        _hand_back(plain(_whose_screen(meeting_id)))
    elif st.button("Leave the meeting", key="leave_meeting", type="tertiary"):
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
    """Let go of the screen and of whose turn it is. The open reflection is read anew when it is next asked for."""
    my_supervision().screen.take_back()
    for name in (TURN, _HANDING_BACK, "draft"):
        st.session_state.pop(name, None)
    st.switch_page("supervision.py")


def _whose_screen(meeting_id: str) -> str:
    """Whose machine the two sit at, by name: whoever began the meeting there."""
    with suppress(NotYours):
        mine = my_supervision()
        meeting = mine.meetings.get(meeting_id)
        return mine.supervisions.get(meeting.supervision).name_of(meeting.seat)
    return "whoever this machine belongs to"
