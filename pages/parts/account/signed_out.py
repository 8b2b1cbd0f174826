"""All that a page shows when the session of its tab was ended or is over."""

from __future__ import annotations

import streamlit as st

WHY = (
    "You signed out in another tab, or nothing was done here for a while. All that was saved is kept. "
    "Words that were still on their way wait in this tab until you are back."
)


def show_signed_out() -> None:
    """Say so, and lead to signing in."""
    st.title("You are signed out", anchor=False)
    st.write(WHY)
    st.html('<a class="card-link" href="/sign-in" target="_self">Sign in</a>')
