"""How the big screen follows its room: once a second it looks, and draws anew only when something has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from model.workshop.clock import is_half_time, seconds_left
from model.workshop.room import Room
from pages.parts.shared.fragment import fragment_every
from pages.parts.workshop.room_in_address import workshops

TIME_TO_COME_BACK = "Time to come back"
HALF_TIME = "Half time: change over."
PAUSED = "The clock stands still for now"
Line = Literal["joined", "answered", "begun", "clock", "nothing"]
"""What the line under a question says."""


def follow(room: Room, line: Line, *, only_talks: bool | None = None) -> None:
    """Follow a room that is held; one that is only looked at beforehand has no id.

    Where the screen says whether the room only talks, it is drawn anew once that is no longer so.
    """
    if room.id:
        _follow(room, line, only_talks)


@fragment_every(1)
def _follow(room: Room, line: Line, only_talks: bool | None) -> None:
    """Look again; say how many joined or answered, or how long the pairs still have."""
    now = workshops().rooms.get(room.id)
    is_new = only_talks is not None and workshops().rooms.counts(room.id).only_talks != only_talks
    if now.version != room.version or is_new:
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
    return f"<b>{counts.answered} of {counts.joined}</b> {'has' if counts.answered == 1 else 'have'} {line}"


def _clock(room: Room) -> str:
    """The time that is left, that half of it or all is over, or that it stands still; nothing while no clock runs."""
    at = datetime.now(UTC)
    left = seconds_left(room, at)
    if left is None:
        return ""
    if left == 0:
        return TIME_TO_COME_BACK
    told = f'<span class="clock">{minutes_and_seconds(left)}</span>'
    if room.paused_at:
        return f"{told}<br>{PAUSED}"
    return f"{told}<br><b>{HALF_TIME}</b>" if is_half_time(room, at) else told


def minutes_and_seconds(seconds: int) -> str:
    """3:05."""
    return f"{seconds // 60}:{seconds % 60:02}"
