"""Telling a press on a list that moves from the second half of a double click, which hits what came under it."""

from __future__ import annotations

import time

import streamlit as st

ONE_PRESS = 0.4
"""Seconds within which another press is the second half of a double click."""

_PRESSED = "plan_pressed_at"


def is_second_half() -> bool:
    """Whether this press came right after another one; to be asked once for each."""
    before: float = st.session_state.get(_PRESSED, 0.0)
    st.session_state[_PRESSED] = time.monotonic()
    return time.monotonic() - before < ONE_PRESS
