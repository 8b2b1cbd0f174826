"""Whose turn it is where two people share a screen: a cover before, the turn itself, and both looking again after it.

A turn lives in this tab only. Loading the page again, going to another step or coming back from another page leads to
the cover, never into a turn.
"""

from __future__ import annotations

import streamlit as st

from model.access import Seat
from model.supervision.meeting import ONE_SCREEN, Meeting
from pages.parts.shared.buttons import Kind, button
from pages.parts.shared.fragment import callback
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.held_screen import TURN
from pages.parts.supervision.open_meeting import OpenMeeting

ASKS = "asks_to_confirm_"
"""How the names begin under which a tab holds that somebody is asked once more before they say it."""
_BEGUN = "turn_begun"
"""Set from taking the turn until its end can be pressed; after that, a page without that button was in between."""


def viewer_of(meeting: Meeting) -> Seat | None:
    """Who looks at the screen: the one person of this machine, or on one screen both (None), but for a turn."""
    if meeting.mode != ONE_SCREEN:
        return meeting.seat
    seat: Seat | None = st.session_state.get(TURN)
    if seat and st.session_state.get(_BEGUN) != meeting.id and _end_key(meeting) not in st.session_state:
        end_turn()
        return None
    return seat


def end_turn() -> None:
    """From now on both look again; what the turn was being asked is asked no more."""
    asked = [name for name in st.session_state if str(name).startswith(ASKS)]
    for name in (TURN, _BEGUN, *asked):
        st.session_state.pop(name, None)


def cover(meeting: OpenMeeting, seat: Seat, why: str = "", *, main: bool = True) -> None:
    """Ask for the screen to be handed over, and say `why`; only on one screen, and only while both look."""
    name = plain(meeting.supervision.name_of(seat))
    with st.container(border=True, key=f"cover_{seat}"):
        st.write(f"**This part is for {name}.** Please hand over the screen.")
        if why:
            st.write(why)
        way_in(meeting, seat, main=main)


def way_in(meeting: OpenMeeting, seat: Seat, *, main: bool) -> None:
    """The press that begins a turn; where it is the `main` one, the next step waits for it."""
    meeting.waits_for_turn |= main
    kind: Kind = "primary" if main else "secondary"
    name = plain(meeting.supervision.name_of(seat))
    button(f"I am {name}, go on", f"take_turn_{seat}", _take_turn, meeting, seat, kind=kind)


def show_end_of_turn(meeting: OpenMeeting) -> None:
    """The way back to what both see; while somebody is asked whether they confirm, it says that it says nothing."""
    is_asked = any(str(name).startswith(ASKS) for name in st.session_state)
    label = "Say nothing, back to both of us" if is_asked else "Done, back to both of us"
    button(label, _end_key(meeting.kept), _hand_back, meeting)
    st.session_state.pop(_BEGUN, None)


@callback
def _take_turn(meeting: OpenMeeting, seat: Seat) -> None:
    meeting.keep_held()
    st.session_state[TURN] = seat
    st.session_state[_BEGUN] = meeting.id


@callback
def _hand_back(meeting: OpenMeeting) -> None:
    meeting.keep_held()
    end_turn()


def _end_key(meeting: Meeting) -> str:
    return f"end_turn_{meeting.id}"
