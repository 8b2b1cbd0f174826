"""A part of a page that redraws on its own, and says in plain words when something could not be kept or shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from model.access import NotYours
from model.store.database.faults import TraceLeft
from pages.parts.shared.faults import FAULTS_FOR_PEOPLE
from server.error_page import say_sorry

Given = ParamSpec("Given")
LOOK_AGAIN_SECONDS = 10
"""How often a tab looks whether another one has changed or deleted what it shows."""

NOT_KEPT = "not_kept"
"""Where a callback leaves word of a fault, since it has no place on the page to say it."""


@contextmanager
def told_in_place() -> Iterator[None]:
    """Say a fault where it happened, never as a traceback. What is not kept differs still, so it is tried again.

    Where a fragment finds that something is gone, the whole page is drawn anew, which says so and shows nothing of it.
    """
    try:
        yield
    except FAULTS_FOR_PEOPLE as fault:
        st.error(str(fault), icon=":material/error:")
    except NotYours:
        if _is_fragment_alone():
            st.rerun()
        st.warning("This is not here any more: it was deleted or ended, perhaps in another tab.")
    except Exception as fault:
        logging.getLogger("alongside").exception("A part of a page could not be drawn")
        say_sorry(fault)


def fragment(draw: Callable[Given, None]) -> Callable[Given, None]:
    """Make a function a fragment of its page whose faults are told in place."""
    return st.fragment(_guarded(draw))


def fragment_every(seconds: int) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """A `fragment` that also redraws by itself every so many seconds."""
    return lambda draw: st.fragment(_guarded(draw), run_every=seconds)


def callback(act: Callable[Given, None]) -> Callable[Given, None]:
    """Make a function fit for `on_click`: a fault is left for the page to tell. What is gone, it finds by itself."""

    @wraps(act)
    def acting(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            with suppress(NotYours):
                act(*args, **kwargs)
        except FAULTS_FOR_PEOPLE as fault:
            st.session_state[NOT_KEPT] = str(fault)

    return acting


@contextmanager
def trace_told() -> Iterator[None]:
    """Go on where something is deleted but a trace of it is left in a file, and leave that for the page to tell."""
    try:
        yield
    except TraceLeft as fault:
        st.session_state[NOT_KEPT] = str(fault)


def tell_what_was_not_kept() -> None:
    """Say what a callback or a deletion had to leave undone."""
    message: Any = st.session_state.pop(NOT_KEPT, None)
    if message:
        st.error(message, icon=":material/error:")


def _is_fragment_alone() -> bool:
    """Whether one fragment is drawn now, and not the whole page."""
    running = get_script_run_ctx()
    return running is not None and bool(running.fragment_ids_this_run)


def _guarded(draw: Callable[Given, None]) -> Callable[Given, None]:
    @wraps(draw)
    def drawing(*args: Given.args, **kwargs: Given.kwargs) -> None:
        with told_in_place():
            draw(*args, **kwargs)

    return drawing
