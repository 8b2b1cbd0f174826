"""The workshops of this person, the room in the address, and callbacks that change one."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from model.store import TrainerStore
from model.workshop.room import Ended, Room
from pages.parts.shared.fragment import NOT_KEPT, callback
from pages.parts.shared.what_is_there import what_is_there
from server.services import opened
from server.sign_in.viewer import viewer

Given = ParamSpec("Given")
ONE_PRESS = 0.4
"""Seconds after a change within which another press is the second half of a double click."""

_PRESSED = "room_pressed_at"


def workshops() -> TrainerStore:
    """The workshops that this person opened."""
    return opened().store.workshops(viewer())


def room_asked_for(nothing: str, why: str) -> Room:
    """The room in the address; where there is none of this person's, the page says `nothing` and `why`, and ends."""
    return what_is_there(
        "room",
        workshops().rooms.get,
        nothing,
        why,
        page="workshops.py",
        label="See all workshops",
        icon="arrow_back",
    )


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


@pressed_once
def ask(asks: str, wanted: bool) -> None:
    """Remember whether something that cannot be taken back is asked once more before it is done."""
    st.session_state[asks] = wanted
