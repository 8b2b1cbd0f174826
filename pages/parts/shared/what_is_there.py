"""Whether what a page shows is there: what an address leads to, and noticing what was deleted, in whichever tab.

Every page that is drawn asks the store for all it shows. So where anything was deleted, a tab draws its page anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import streamlit as st

from model.access import NotYours
from model.store import StoreFault
from pages.parts.shared.buttons import nothing_here
from pages.parts.shared.component import arrive_at
from pages.parts.shared.fragment import LOOK_AGAIN_SECONDS, fragment_every
from server.services import opened
from server.sign_in.viewer import is_signed_in
from server.surroundings import in_another_tab

Thing = TypeVar("Thing")
WAS_DELETED = f"This was deleted, perhaps {in_another_tab()}. Nothing of it is shown any more."

LAST_KNOWN = "last_known_deletion"
"""Where a tab remembers the sign of the last deletion before its page was drawn."""

_OPEN = "open_here"


def what_is_there(
    name: str, find: Callable[[str], Thing], nothing: str, why: str, *, page: str, label: str, icon: str = ""
) -> Thing:
    """What `find` makes of the id in the address under `name`.

    Where that raises `NotYours` the page says that there is `nothing` and `why`, or that it was deleted if it was open
    in this tab; leads on to `page`; and ends. Where the deletion is undone, it is drawn again by itself.
    """
    id_ = st.query_params.get(name, "")
    try:
        found = find(id_)
    except NotYours:
        was_open = id_ and st.session_state.get(_OPEN) == id_
        nothing_here(nothing, WAS_DELETED if was_open else why, page, label, icon)
        arrive_at(nothing)
        look_for_deletions()
        st.stop()
    st.session_state[_OPEN] = id_
    return found


def is_deleted_since() -> bool:
    """Whether anything was deleted since the page was drawn last; to be asked once, before it is drawn anew."""
    known, now = st.session_state.get(LAST_KNOWN), _sign()
    st.session_state[LAST_KNOWN] = now
    return known not in (None, now)


def draw_anew_where_deleted() -> None:
    """Draw the whole page anew where anything was deleted since it was drawn, or its session is over."""
    if _sign() != st.session_state.get(LAST_KNOWN) or not is_signed_in():
        st.rerun()


look_for_deletions = fragment_every(LOOK_AGAIN_SECONDS)(draw_anew_where_deleted)
"""The same by itself every few seconds, on a page that has no other look at the store."""


def _sign() -> str | None:
    """The sign of the last deletion; while the store does not answer, the one that is known."""
    with suppress(StoreFault):
        return opened().store.last_deletion()
    known: str | None = st.session_state.get(LAST_KNOWN)
    return known
