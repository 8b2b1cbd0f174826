"""The workshops of this person, the room in the address, and callbacks that change one."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from model.access import LOCAL, NotYours
from model.store import TrainerStore
from model.workshop.room import Ended, Room
from pages.parts.shared.fragment import NOT_KEPT, callback
from server.services import opened

Given = ParamSpec("Given")
ONE_PRESS = 0.4
"""Seconds after a change within which another press is the second half of a double click."""

_PRESSED = "room_pressed_at"


def workshops() -> TrainerStore:
    """The workshops that this person opened."""
    return opened().store.workshops(LOCAL)


def room_asked_for() -> Room | None:
    """The room named in the address, or None where there is no such room of this person's."""
    try:
        return workshops().rooms.get(st.query_params.get("room", ""))
    except NotYours:
        return None


def changing(act: Callable[Given, None]) -> Callable[Given, None]:
    """Make a function that changes a room fit for `on_click`: what cannot be done is left for the page to tell."""

    @callback
    @wraps(act)
    def acting(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            act(*args, **kwargs)
        except (Ended, ValueError) as fault:
            st.session_state[NOT_KEPT] = str(fault)

    return acting


def pressed_once(act: Callable[Given, None]) -> Callable[Given, None]:
    """The same for a button whose place another one takes: the second half of a double click would press that."""

    @changing
    @wraps(act)
    def acting(*args: Given.args, **kwargs: Given.kwargs) -> None:
        if time.monotonic() - st.session_state.get(_PRESSED, 0.0) < ONE_PRESS:
            return
        act(*args, **kwargs)
        st.session_state[_PRESSED] = time.monotonic()

    return acting
