"""What the trainer presses: to the next step and back, showing and hiding, and the clock."""

from __future__ import annotations

import streamlit as st

from model.content.workshop.schema import PairsStep, RevealStep, WorkshopStep
from model.report.facilitator_pack.words import span
from model.workshop.room import Room
from model.workshop.script import RoomScript
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.room_in_address import pressed_once, workshops


def controls_part(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """Back and the next step by its name, then what comes and goes, so that these two stay in their place."""
    before, after = script.next_to(step.key, -1), script.next_to(step.key, +1)
    shows_next = isinstance(step, RevealStep) and not room.shows
    with st.container(key="room_ways", horizontal=True, vertical_alignment="center"):
        if before:
            st.button(
                "Back",
                key=f"room_back_{step.key}",
                icon=":material/arrow_back:",
                on_click=_go,
                args=(room.id, step.key, before.key),
            )
        if after:
            st.button(
                f"Next: {plain(after.title)}",
                key=f"room_next_{step.key}",
                type="secondary" if shows_next else "primary",
                icon=":material/arrow_forward:",
                on_click=_go,
                args=(room.id, step.key, after.key),
            )
        if isinstance(step, PairsStep):
            _clock_button(room, step)
        elif script.revealed_by(step):
            _show_buttons(room, is_next=shows_next)


def _show_buttons(room: Room, *, is_next: bool) -> None:
    if room.shows:
        st.button("Hide", key="room_hide", icon=":material/visibility_off:", on_click=_hide, args=(room.id,))
        st.button(
            "Count those who came since",
            key="room_count",
            icon=":material/refresh:",
            on_click=_show,
            args=(room.id, room.step),
        )
    else:
        st.button(
            "Show to the room",
            key="room_show",
            type="primary" if is_next else "secondary",
            icon=":material/visibility:",
            on_click=_show,
            args=(room.id, room.step),
        )


def _clock_button(room: Room, step: PairsStep) -> None:
    if room.timer_until is None:
        st.button(
            f"Start the clock ({span(step.seconds)})",
            key="room_start",
            icon=":material/timer:",
            on_click=_start,
            args=(room.id, step.key, step.seconds),
        )
    else:
        st.button("Stop the clock", key="room_stop", icon=":material/timer_off:", on_click=_stop, args=(room.id,))


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
        workshops().clock.start(room, seconds)


@pressed_once
def _stop(room: str) -> None:
    workshops().clock.stop(room)
