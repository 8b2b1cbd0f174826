"""The trainer's clock: how long the step and the whole have gone on, what pairs have left, a pause, and a bell."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.content.workshop.steps import PairsStep, WorkshopStep
from model.workshop.clock import bells_rung, ends_at, is_half_time, is_up, seconds_left, time_told
from model.workshop.room import Room
from model.workshop.script import RoomScript
from pages.parts.shared.buttons import button
from pages.parts.shared.component import component
from pages.parts.shared.fragment import fragment_every
from pages.parts.shared.local_time import clock
from pages.parts.shared.open_guide import own
from pages.parts.workshop.follow import HALF_TIME, TIME_TO_COME_BACK, minutes_and_seconds
from pages.parts.workshop.room_in_address import pressed_once, workshops

BELL = "room_bell"
"""The preference, and the key, that hold whether a bell is wished."""

BELL_LABEL = "Ring at half time and at the end"
BELL_OFF = "The bell is off."
BELL_HELP = "The sound comes from this page, on this machine. The big screen says it in words in any case."


def clock_part(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """The time beside the plan, with what starts and stops it; in pairs what they have left, and the bell."""
    if isinstance(step, PairsStep):
        _pairs_part(room, script, was_up=is_up(room, datetime.now(UTC)))
        with st.container(horizontal=True, vertical_alignment="center"):
            _bell_toggle()
            _clock_buttons(room)
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            _time_part(room, script)
            _clock_buttons(room)


def _clock_buttons(room: Room) -> None:
    """The workshop's own clock is started once; a pause stops that and the time of pairs until it is ended."""
    if room.begun_at is None:
        button("Start the workshop's clock", "room_begin", _begin, room.id, icon="timer", kind="tertiary")
    if room.paused_at:
        button("End the pause", "room_carry_on", _carry_on, room.id, icon="play_arrow", kind="tertiary")
    elif room.begun_at or seconds_left(room, datetime.now(UTC)):
        button("Pause the workshop", "room_pause", _pause, room.id, icon="pause", kind="tertiary")


@fragment_every(10)
def _time_part(room: Room, script: RoomScript) -> None:
    _say_time(room, script)


@fragment_every(1)
def _pairs_part(room: Room, script: RoomScript, *, was_up: bool) -> None:
    """What pairs have left, second by second; the bell rings when this says that it has rung once more.

    When their time is up, which it was not when the page was drawn, the page has another button.
    """
    at = datetime.now(UTC)
    left, rings = seconds_left(room, at), bool(st.session_state.get(BELL))
    if left is None:
        told = "Their time is not running."
    elif left == 0:
        told = f"**{TIME_TO_COME_BACK}**."
    else:
        half = f" {HALF_TIME}" if is_half_time(room, at) else ""
        told = f"**{minutes_and_seconds(left)}** left.{half}"
    st.write(told if rings else f"{told} {BELL_OFF}")
    _say_time(room, script)
    clock_id = f"{room.id} {room.step} {room.timer_seconds}"
    told_bell = {"clock": clock_id, "rung": bells_rung(room, at), "wished": rings}
    component("bell", "<span hidden></span>")(key="bell", data=[told_bell])
    if left == 0 and not was_up:
        st.rerun()


def _say_time(room: Room, script: RoomScript) -> None:
    at = datetime.now(UTC)
    told = [*(["Paused"] if room.paused_at else []), time_told(room, script, at)]
    ends = ends_at(room, script, at)
    if ends:
        told.append(f"With what is planned from here it ends at about {clock(ends)}")
    if any(told):
        st.caption(f"{'. '.join(filter(None, told))}.")


def _bell_toggle() -> None:
    """Off unless wished, and remembered."""
    st.session_state.setdefault(BELL, own().preferences.get(BELL, "") == "on")
    st.toggle(BELL_LABEL, key=BELL, help=BELL_HELP, on_change=_remember_bell)


def _remember_bell() -> None:
    own().preferences.prefer(BELL, "on" if st.session_state[BELL] else "")


@pressed_once
def _begin(room: str) -> None:
    workshops().rooms.begin(room)


@pressed_once
def _pause(room: str) -> None:
    workshops().rooms.pause(room)


@pressed_once
def _carry_on(room: str) -> None:
    workshops().rooms.carry_on(room)
