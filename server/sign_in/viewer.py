"""Who looks at this page: the one person of an own machine, or whoever is signed in where this tab was opened.

A line that is open stays open, so every run of a page and every look of a tab asks for the session again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

import streamlit as st

from model.access import LOCAL, NotYours, Viewer
from server.settings import SESSION, team_here

if TYPE_CHECKING:
    from model.account.session import TabSeal

_OF_PRESS: ContextVar[str] = ContextVar("session_of_a_press", default="")
"""The mark of the session in which a button was drawn, while what it makes is made."""


class SignedOut(NotYours):
    """Raised where the session of this tab was ended or is over: nothing is anybody's to see any more."""


def viewer() -> Viewer:
    """Whoever looks. Raises `SignedOut`."""
    if team_here() is None:
        return LOCAL
    return viewer_in(str(_OF_PRESS.get() or st.user.get(SESSION) or ""))


def viewer_in(mark: str) -> Viewer:
    """Whoever looks in the session with this mark; on an own machine its one person. Raises `SignedOut`."""
    if team_here() is None:
        return LOCAL
    from server.sign_in.known import known_sessions  # noqa: PLC0415  an own machine runs without it

    known = known_sessions()
    session = known.session(mark) if known and mark else None
    if session is None:
        raise SignedOut
    return session.viewer


def tab_seals() -> tuple[TabSeal, ...]:
    """What seals the words that a tab keeps for whoever looks; nothing on an own machine. Raises `SignedOut`."""
    return tab_seals_of(viewer()) if team_here() else ()


def tab_seals_of(whose: Viewer) -> tuple[TabSeal, ...]:
    """The same for somebody who is known to look."""
    if team_here() is None:
        return ()
    from server.sign_in.known import known_sessions  # noqa: PLC0415  as above

    known = known_sessions()
    assert known is not None  # noqa: S101  there is a team
    return known.tab_seals(whose)


def as_whoever_looks(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when it is pressed, outside the run that drew it: for whoever looks now, if they still may."""
    if team_here() is None:
        return make
    mark = str(st.user.get(SESSION) or "")

    def made() -> bytes:
        before = _OF_PRESS.set(mark)
        try:
            return make()
        finally:
            _OF_PRESS.reset(before)

    return made


def is_signed_in() -> bool:
    """Whether somebody looks who may."""
    try:
        viewer()
    except SignedOut:
        return False
    return True
