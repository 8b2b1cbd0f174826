"""Words and short lines that wait for the trainer's approval.

The list stays as it is while it is read, so that no line moves under a finger; those that come meanwhile wait to be
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content.workshop.steps import LineStep
from model.phrases import FEWEST
from model.workshop.room import Approval, Line, Room
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment, fragment_every, tell_what_was_not_kept
from pages.parts.workshop.room_in_address import changing, workshops

AT_ONCE = 12
"""How many lines are read at a time."""

ABOUT = (
    f"{{Lines}} come here once {FEWEST} people have sent one, so that the first does not point to its writer. "
    "The room sees a {line} once you let it show and its writer is counted. Whoever changes a {line} sends a new one, "
    "and it waits again; what the room has seen stays as it is until you hold it back."
)
NONE_YET = f"There is nothing to read yet: {{line}}s come once {FEWEST} people have sent one."
STATES: dict[Approval, str] = {"waiting": "Waiting", "shown": "Let through", "held": "Held back"}


def lines_part(room: Room, step: LineStep) -> None:
    """The lines to read now, how many more wait, and those that were decided on."""
    st.header(_of(step, "{Lines} to read before the room does"), anchor=False)
    st.caption(_of(step, ABOUT))
    _reading_part(room, step)
    _new_lines_part(room, step)


@fragment
def _reading_part(room: Room, step: LineStep) -> None:
    tell_what_was_not_kept()
    lines = {line.id: line for line in workshops().lines.all(room.id, step.key)}
    read = [lines[id_] for id_ in _read(step) if id_ in lines]
    for line in read:
        _line(room, line)
    waiting = tuple(line.id for line in read if line.approval == "waiting")
    if len(waiting) > 1:
        label = f"Let the {len(waiting)} that still wait here show"
        button(label, "lines_rest", _approve, room.id, waiting, "shown", icon="done_all")
    decided = [line for line in lines.values() if line.approval != "waiting" and line.id not in _read(step)]
    if decided:
        _decided(room, decided)


def _decided(room: Room, decided: Sequence[Line]) -> None:
    """Lines that were decided on before; drawn when asked for, since there can be hundreds."""
    if st.toggle(f"See the {len(decided)} you decided on before", key="lines_decided"):
        for line in decided:
            _line(room, line)


def _line(room: Room, line: Line) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(line.words)
        with st.container(horizontal=True, vertical_alignment="center"):
            for approval, label, icon in (("shown", "Let it show", "check"), ("held", "Hold back", "pause")):
                sign = f"{icon}_circle" if line.approval == approval else icon
                button(label, f"{approval}_{line.id}", _approve, room.id, (line.id,), approval, icon=sign)
            st.caption(STATES[line.approval])


@fragment_every(2)
def _new_lines_part(room: Room, step: LineStep) -> None:
    """How many wait that are not on the list, following by itself."""
    read, lines = set(_read(step)), workshops().lines.all(room.id, step.key)
    new = [line for line in lines if line.approval == "waiting" and line.id not in read]
    if not new:
        st.caption(_of(step, "No other {line} waits." if lines else NONE_YET))
        return
    at_once = min(len(new), AT_ONCE)
    label = "Read the {line} that waits" if len(new) == 1 else f"Read {at_once} of {len(new)} {{line}}s that wait"
    if at_once == len(new) > 1:
        label = f"Read the {len(new)} {{line}}s that wait"
    if st.button(_of(step, label), key="lines_read", type="primary", icon=":material/inbox:"):
        st.session_state[_key(step)] = [line.id for line in new[:AT_ONCE]]
        st.rerun()


def _of(step: LineStep, text: str) -> str:
    """The text with what the step asks for: a word or a line."""
    return text.format(line=step.shape, Lines=f"{step.shape.capitalize()}s")


@changing
def _approve(room: str, lines: Sequence[str], approval: Approval) -> None:
    for line in lines:
        workshops().lines.approve(room, line, approval)


def _read(step: LineStep) -> list[str]:
    """The lines on the list now."""
    read: list[str] = st.session_state.get(_key(step), [])
    return read


def _key(step: LineStep) -> str:
    return f"lines_of_{step.key}"
