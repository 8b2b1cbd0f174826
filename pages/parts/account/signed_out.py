"""All that a page shows when the session of its tab was ended or is over."""

from __future__ import annotations

import streamlit as st

WHY = (
    "You signed out in another tab, or nothing was done here for a while. All that was sent is kept. "
    "Words that were still on their way wait in this tab, sealed, until you are back."
)


LEFT = "has_left"
"""Where a tab notes that its person deleted everything, and with it their account."""
GONE = "Your account here is deleted too. Whoever signs in again begins with an empty one."


def show_signed_out() -> None:
    """Say so, and lead to signing in."""
    has_left = LEFT in st.session_state
    st.title("Everything is deleted" if has_left else "You are signed out", anchor=False)
    st.write(GONE if has_left else WHY)
    st.html('<a class="card-link" href="/sign-in" target="_self">Sign in</a>')
