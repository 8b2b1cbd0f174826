"""Faults as people read them, and the plain page that stands in for the guide when it cannot start."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.store import StoreFault
from model.supervision.refusals import Fixed, StillOpen, ViewShown
from pages.parts.shared.fields.typed_day import NoSuchDay

FAULTS_FOR_PEOPLE = (StoreFault, Fixed, StillOpen, ViewShown, NoSuchDay)
"""What each of these says of itself is for the person to read."""


def show_faults(faults: Sequence[str]) -> None:
    """Say what is wrong, line by line, and what to do; nothing else is shown."""
    st.title("Alongside cannot start yet", anchor=False)
    st.write("Nothing you wrote is lost. Something it stands on needs putting right first:")
    st.code("\n".join(faults), language=None, wrap_lines=True)
    st.write(
        "Put it right, then start Alongside again. For content files, `python3 do.py content` shows this same list."
    )
