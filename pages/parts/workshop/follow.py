"""How the big screen follows its room: once a second it looks, and draws anew only when something has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from model.workshop.room import Room
from pages.parts.shared.fragment import fragment_every
from pages.parts.workshop.room_in_address import workshops

TIME_TO_COME_BACK = "Time to come back"
Line = Literal["joined", "answered", "clock", "nothing"]
"""What the line under a question says."""


def follow(room: Room, line: Line) -> None:
    """Follow a room that is held; one that is only looked at beforehand has no id."""
    if room.id:
        _follow(room, line)


@fragment_every(1)
def _follow(room: Room, line: Line) -> None:
    """Look again; say how many joined or answered, or how long the pairs still have."""
    now = workshops().rooms.get(room.id)
    if now.version != room.version:
        st.rerun()
    words = _in_words(now, line)
    if words:
        st.html(f'<p class="room-count">{words}</p>')


def _in_words(room: Room, line: Line) -> str:
    """What is said under the question; no word of anybody's is in it."""
    if line == "nothing":
        return ""
    if line == "clock":
        return _clock(room)
    counts = workshops().rooms.counts(room.id)
    if counts.joined == 0:
        return "Nobody has joined yet"
    if line == "joined":
        return f"<b>{counts.joined}</b> {'has' if counts.joined == 1 else 'have'} joined"
    return f"<b>{counts.answered} of {counts.joined}</b> {'has' if counts.answered == 1 else 'have'} answered"


def _clock(room: Room) -> str:
    """The time that is left, or that it is up; nothing while no clock runs."""
    if room.timer_until is None:
        return ""
    left = seconds_left(room.timer_until)
    return f'<span class="clock">{left // 60}:{left % 60:02}</span>' if left else TIME_TO_COME_BACK


def seconds_left(until: datetime) -> int:
    """Whole seconds until then, never below nought."""
    return max(0, round((until - datetime.now(UTC)).total_seconds()))
