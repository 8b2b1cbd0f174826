"""The workshops of this person, the room in the address, and callbacks that change one."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st

from model.access import LOCAL, NotYours
from model.store import TrainerStore
from model.workshop.room import Ended, Room
from pages.parts.shared.fragment import NOT_KEPT, callback
from server.services import opened

Given = ParamSpec("Given")
Kind = Literal["primary", "secondary", "tertiary"]
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


@pressed_once
def ask(asks: str, wanted: bool) -> None:
    """Remember whether something that cannot be taken back is asked once more before it is done."""
    st.session_state[asks] = wanted


def button(
    label: str, key: str, act: Callable[..., None], *args: object, icon: str = "", kind: Kind = "secondary"
) -> None:
    """A button that calls `act`, which is made by `pressed_once` or `changing`, with these arguments."""
    st.button(label, key=key, icon=f":material/{icon}:" if icon else None, type=kind, on_click=act, args=args)


def nothing_here(what: str, where: str) -> None:
    """The calm page for an address that leads to no room of this person's."""
    st.title(what, anchor=False)
    st.write(where)
    st.page_link("workshops.py", label="See all workshops", icon=":material/arrow_back:")
