"""What the address of a page of the guide names, such as an element, and fields of the page that follow it.

A list that Streamlit binds to the address would name in it what stands on the screen, and take no key.
"""

from __future__ import annotations

import streamlit as st


def is_newly_named(parameter: str, field: str) -> bool:
    """Whether the address names another thing than when `field` was drawn last, or the field is drawn anew."""
    named = st.query_params.get(parameter)
    is_new = field not in st.session_state or named != _last().get(parameter, "")
    st.session_state[_LAST] = _last() | {parameter: named}
    return is_new


def name_in_address(parameter: str, key: str) -> None:
    """Let the address name this, and the page follow it, even where it named the same before."""
    st.query_params[parameter] = key
    st.session_state[_LAST] = {name: last for name, last in _last().items() if name != parameter}


_LAST = "last_in_address"


def _last() -> dict[str, str | None]:
    kept: dict[str, str | None] = st.session_state.get(_LAST, {})
    return kept
