"""The day of an open meeting, its time and its place: changing them, and taking today as the day it is held on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.answers import time_of
from model.phrases import day, near
from model.supervision.meeting import LIVE, ONE_SCREEN, SHARE_FILE, Meeting, Mode, Supervision
from model.supervision.overview import NextMeeting
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.date_field import date_field
from pages.parts.shared.fragment import callback, told_in_place
from pages.parts.shared.local_time import today
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.held_screen import go_in
from pages.parts.supervision.open_meeting import OpenMeeting, my_supervision
from pages.parts.supervision.overview.lines import at_its_time

TIMES = {at: at for hour in range(7, 21) for quarter in ("00", "15", "30", "45") if (at := f"{hour:02}:{quarter}")}
LONGEST_PLACE = 120
Begin = Callable[[], Meeting]
"""Begins a meeting that is only agreed."""

TOLD: dict[Mode, str] = {
    ONE_SCREEN: "Tell {name} as well.",
    SHARE_FILE: "{name} hears of it with the next file you send.",
    LIVE: "{name} sees it here.",
}
"""How the other hears of another day."""


def arranged(meeting: Meeting) -> str:
    """The day of a meeting, with its time and place where they are said: "7 December 2026 at 14:30, Room 2"."""
    return at_its_time(NextMeeting(meeting.held_on, time_of(meeting.held_at), meeting.held_where or ""))


def moved_in_words(before: Meeting | None, now: Meeting) -> str:
    """To when and where a meeting was moved, and from where; "" where it stays as it was."""
    is_moved = before and before.is_open and arranged(before) != arranged(now)
    return f"It was moved. Now: {arranged(now)}. Before: {arranged(before)}." if before and is_moved else ""


def move_button(supervision: Supervision, meeting: Meeting, begin: Begin | None = None) -> None:
    """Offer to change the day, the time and the place; `begin`: of one that is only agreed, which begins it."""
    if st.button("Change the day", key=f"move_{meeting.id}", type="tertiary", icon=":material/event:"):
        ask_when_and_where(supervision, meeting, begin)


@st.dialog("When and where do you meet?")
def ask_when_and_where(supervision: Supervision, meeting: Meeting, begin: Begin | None = None) -> None:
    """Ask for the three in one go, as they stand now, and keep them with one press."""
    key = f"{meeting.id}_{meeting.revision}"
    held_on = date_field("On which day?", meeting.held_on, key=f"moved_on_{key}")
    times = sorted({*TIMES, *([meeting.held_at] if meeting.held_at else [])})
    held_at = st.selectbox(
        "At what time? (optional)",
        times,
        index=times.index(meeting.held_at) if meeting.held_at else None,
        placeholder="Choose, or leave it",
        key=f"moved_at_{key}",
    )
    where = st.text_input(
        "Where? (optional)", meeting.held_where or "", max_chars=LONGEST_PLACE, key=f"moved_where_{key}"
    )
    told = TOLD[meeting.mode].format(name=plain(supervision.other_name(meeting.seat)))
    st.caption(f"{told} Save the file for your calendar again, and it changes there.")
    if not st.button("Keep this", key="keep_day", type="primary"):
        return
    if held_on is None:
        st.warning("It is not clear yet when you meet. Look at the date above.")
        return
    with told_in_place():
        moved = begin() if begin else meeting
        my_supervision().meetings.move(moved.id, held_on=held_on, held_at=held_at, held_where=where)
        st.rerun()


def ask_which_day(meeting: Meeting) -> None:
    """Before two people sit down at one screen on another day than the one they said."""
    if _is_another_day(meeting):
        st.write(f"This meeting is down for {plain(arranged(meeting))}. On which day do you meet?")


def ways_in(meeting: Meeting) -> None:
    """Into a meeting; where it is down for another day, today is one tap, so that its record says no wrong day."""
    is_another_day = _is_another_day(meeting)
    if is_another_day and st.button(f"We meet today, {near(today(), today())}", key="go_in_today", type="primary"):
        _hold_today(meeting)
        go_in(meeting)
    label = f"Go in, it stays {near(meeting.held_on, today())}" if is_another_day else "Go into the meeting"
    if st.button(label, key="go_in", type="secondary" if is_another_day else "primary"):
        go_in(meeting)


def _is_another_day(meeting: Meeting) -> bool:
    return meeting.mode == ONE_SCREEN and meeting.held_on != today()


def is_to_come(meeting: Meeting) -> bool:
    """Whether the day of a meeting is not here yet, so that no record of it can be right."""
    return meeting.held_on > today()


def day_part(meeting: OpenMeeting, *, is_told: bool = True) -> None:
    """On another day than the one it is down for: one tap says that it is today's; `is_told`: that day is said too."""
    if meeting.kept.held_on == today():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="day_of_meeting"):
        if is_told:
            st.caption(f"{'Planned for' if is_to_come(meeting.kept) else 'Held on'} {plain(arranged(meeting.kept))}.")
        button(
            f"We meet today, {near(today(), today())}",
            "held_today",
            _meet_today,
            meeting,
            icon="today",
            kind="tertiary",
        )
        move_button(meeting.supervision, meeting.kept)


def say_it_is_to_come(meeting: OpenMeeting) -> None:
    """Before anybody confirms a record of a day that is not here yet."""
    st.info(
        f"Before anybody confirms: this meeting is down for {day(meeting.kept.held_on)}, which is still to come.",
        icon=":material/pending:",
    )


@callback
def _meet_today(meeting: OpenMeeting) -> None:
    meeting.keep_held()
    _hold_today(meeting.kept)


def _hold_today(meeting: Meeting) -> None:
    """At what time and where it was to be on another day is over then."""
    my_supervision().meetings.move(meeting.id, held_on=today())
