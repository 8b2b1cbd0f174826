"""What was just deleted in this tab: for a minute it can be put back, or let go of at once."""

from __future__ import annotations

import streamlit as st

from model.access import NotYours
from model.phrases import counted
from model.store import Undoable
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
    for deleted in undoable:
        _one(deleted)


def _one(deleted: Undoable) -> None:
    st.info(f"Deleted: {_named(deleted)}. You can undo it here for a minute.")
    with st.container(horizontal=True, vertical_alignment="center"):
        button("Undo", f"undo_{deleted.id}", _undo, deleted.id, icon="undo")
        button("Delete for good now", f"forget_{deleted.id}", _forget, deleted.id, kind="tertiary")


def _named(deleted: Undoable) -> str:
    if not deleted.is_relationship:
        [reflection] = deleted.reflections
        return plain(own_title(reflection))
    held = counted(len(deleted.reflections), "meeting") if deleted.reflections else "nothing"
    return f"a relationship with {held} in it"


@callback
def _undo(id_: str) -> None:
    try:
        is_all_back = deletion().undo(id_, this_tab())
    except NotYours:
        st.session_state[TOLD] = TOO_LATE
    else:
        st.session_state[TOLD] = "It is back, as it was." if is_all_back else NOT_IN_MEETING


@callback
def _forget(id_: str) -> None:
    deletion().forget(id_, this_tab())
