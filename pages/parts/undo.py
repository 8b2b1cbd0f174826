"""What was just deleted in this tab: for a minute it can be put back, or let go of at once."""

from __future__ import annotations

import streamlit as st

from model.access import NotYours
from model.reflection.reflection import Reflection
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import LOOK_AGAIN_SECONDS, callback, fragment_every
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import deletion
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_title

TOLD = "told_of_undoing"
"""Where word of it waits for the page to be drawn."""

TOO_LATE = "This cannot be undone any more. It is gone for good."
NOT_IN_MEETING = (
    "It is back. What you had brought of it to supervision is not, since that meeting is not open any more."
)


def undo_part() -> None:
    """What was just deleted here, each with its two ways on; nothing where there is none."""
    if told := st.session_state.pop(TOLD, None):
        st.info(told)
    if deletion().undoable(this_tab()):
        with st.container(key="just_deleted"):
            _just_deleted()


@fragment_every(LOOK_AGAIN_SECONDS)
def _just_deleted() -> None:
    undoable = deletion().undoable(this_tab())
    if not undoable:
        st.rerun()
    for reflection in undoable:
        _one(reflection)


def _one(reflection: Reflection) -> None:
    st.info(f"Deleted: {plain(own_title(reflection))}. You can undo it here for a minute.")
    with st.container(horizontal=True, vertical_alignment="center"):
        button("Undo", f"undo_{reflection.id}", _undo, reflection.id, icon="undo")
        button("Delete for good now", f"forget_{reflection.id}", _forget, reflection.id, kind="tertiary")


@callback
def _undo(reflection: str) -> None:
    try:
        is_all_back = deletion().undo(reflection, this_tab())
    except NotYours:
        st.session_state[TOLD] = TOO_LATE
    else:
        st.session_state[TOLD] = "It is back, as it was." if is_all_back else NOT_IN_MEETING


@callback
def _forget(reflection: str) -> None:
    deletion().forget(reflection, this_tab())
