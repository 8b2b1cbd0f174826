"""What the trainer presses: to the next step and back, showing and hiding, and the clock."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.content.workshop.steps import PairsStep, RevealStep, WorkshopStep
from model.report.facilitator_pack.words import span
from model.workshop.clock import is_up
from model.workshop.room import Readiness, Room
from model.workshop.script import RoomScript
from pages.parts.shared.buttons import Kind, button
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.room_in_address import pressed_once, workshops

HIDE_NOTHING = "Take this message off the screens"
"""What hides the sentence that nothing can be shown."""


def controls_part(
    room: Room, script: RoomScript, step: WorkshopStep, readiness: Readiness, *, only_talks: bool
) -> None:
    """Back and the next step by its name, then what comes and goes, so that these two stay in their place.

    Showing is the next thing only at a reveal that is known to have something to show, and is offered to no room that
    only talks.
    """
    before, after = script.next_to(step.key, -1), script.next_to(step.key, +1)
    says_something = readiness.telling > 0 if script.is_wary else readiness.can_show
    shows_next = isinstance(step, RevealStep) and not room.shows and says_something
    with st.container(key="room_ways", horizontal=True, vertical_alignment="center"):
        if before:
            button("Back", f"room_back_{step.key}", _go, room.id, step.key, before.key, icon="arrow_back")
        if after:
            label, kind = f"Next: {plain(after.title)}", _second_if(shows_next)
            button(label, f"room_next_{step.key}", _go, room.id, step.key, after.key, icon="arrow_forward", kind=kind)
        if isinstance(step, PairsStep):
            _clock_button(room, step)
        elif script.revealed_by(step):
            _show_buttons(room, readiness, kind=_second_if(not shows_next), only_talks=only_talks)


def _second_if(another_comes_first: bool) -> Kind:
    return "secondary" if another_comes_first else "primary"


def _show_buttons(room: Room, readiness: Readiness, *, kind: Kind, only_talks: bool) -> None:
    """Showing, and hiding it again; counting those who came since where it would count anybody."""
    if room.shows:
        has_any = workshops().results.get(room.id, room.step).has_any
        button("Hide" if has_any else HIDE_NOTHING, "room_hide", _hide, room.id, icon="visibility_off")
    if room.shows and readiness.counts_more and not only_talks:
        button("Count those who came since", "room_count", _show, room.id, room.step, icon="refresh")
    if not room.shows and not only_talks:
        button("Show to the room", "room_show", _show, room.id, room.step, icon="visibility", kind=kind)


def _clock_button(room: Room, step: PairsStep) -> None:
    """What starts the time of pairs, again when it is up, or takes it away. Starting it ends a pause, and says so."""
    if room.timer_until is None or is_up(room, datetime.now(UTC)):
        label = "End the pause and start their time" if room.paused_at else "Start their time"
        label = f"{label} ({span(step.seconds)})"
        button(label, "room_start", _start, room.id, step.key, step.seconds, icon="timer")
    else:
        button("Stop their time", "room_stop", _stop, room.id, icon="timer_off")


@pressed_once
def _go(room: str, from_step: str, to_step: str) -> None:
    """Go on or back, unless the room has left that step already."""
    if workshops().rooms.get(room).step == from_step:
        workshops().rooms.move(room, to_step)


@pressed_once
def _show(room: str, step: str) -> None:
    """Show the step that was on the page when it was pressed, and no other."""
    if workshops().rooms.get(room).step == step:
        workshops().results.show(room)


@pressed_once
def _hide(room: str) -> None:
    workshops().results.hide(room)


@pressed_once
def _start(room: str, step: str, seconds: int) -> None:
    if workshops().rooms.get(room).step == step:
        workshops().rooms.start_clock(room, seconds)


@pressed_once
def _stop(room: str) -> None:
    workshops().rooms.stop_clock(room)
