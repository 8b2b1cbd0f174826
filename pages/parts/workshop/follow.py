"""How the big screen follows its room: once a second it looks, and draws anew only when something has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from model.access import NotYours
from model.workshop.room import Counts, Room
from pages.parts.shared.fragment import fragment_every
from pages.parts.workshop.room_in_address import rooms

TIME_TO_COME_BACK = "Time to come back"
Said = Literal["joined", "answered", "clock", "nothing"]


@fragment_every(1)
def follow(room: Room, said: Said) -> None:
    """Look again; say how many joined or answered, or how long the pairs still have."""
    try:
        now = rooms().room(room.id)
    except NotYours:
        st.rerun()
    if now.version != room.version:
        st.rerun()
    words = in_words(now, said)
    if words:
        st.html(f'<p class="room-count">{words}</p>')


def in_words(room: Room, said: Said) -> str:
    """What is said under the question; no word of anybody's is in it."""
    match said:
        case "joined":
            return joined_in_words(rooms().counts(room.id))
        case "answered":
            return answered_in_words(rooms().counts(room.id))
        case "clock":
            return clock_in_words(room)
        case _:
            return ""


def joined_in_words(counts: Counts) -> str:
    """How many are in the room."""
    if counts.joined == 0:
        return "Nobody has joined yet"
    return f"<b>{counts.joined}</b> {'has' if counts.joined == 1 else 'have'} joined"


def answered_in_words(counts: Counts) -> str:
    """How many of those who joined have answered."""
    if counts.joined == 0:
        return "Nobody has joined yet"
    return f"<b>{counts.answered} of {counts.joined}</b> {'has' if counts.answered == 1 else 'have'} answered"


def clock_in_words(room: Room) -> str:
    """The time that is left, or that it is up; nothing while no clock runs."""
    if room.timer_until is None:
        return ""
    left = seconds_left(room.timer_until)
    return f'<span class="clock">{left // 60}:{left % 60:02}</span>' if left else TIME_TO_COME_BACK


def seconds_left(until: datetime) -> int:
    """Whole seconds until then, never below nought."""
    return max(0, round((until - datetime.now(UTC)).total_seconds()))
