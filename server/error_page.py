"""What a person reads when a page fails: a plain sentence instead of a traceback."""

from __future__ import annotations

import streamlit as st

SORRY = (
    "Something went wrong in Alongside, not in what you did. What was kept is safe. "
    "Load this page again; if it stays, go to another page from the top and come back."
)


def say_sorry(exception: Exception) -> bool:
    """Show a fault of the store as it tells itself, and anything else as one plain sentence. Always handled."""
    from model.store import StoreFault  # noqa: PLC0415  imported when the services are opened

    st.error(str(exception) if isinstance(exception, StoreFault) else SORRY)
    return True
