"""The hold on this person's things, told in one line wherever something is deleted."""

from __future__ import annotations

import streamlit as st

from model.phrases import day
from pages.parts.shared.open_guide import holds
from pages.parts.shared.plain_text import plain
from server.settings import team_here


def hold_told() -> bool:
    """Whether nothing of this person's can be deleted now; then it says so, and why."""
    hold = holds().mine() if team_here() else None
    if hold is not None:
        st.info(
            f"Since {day(hold.since)} nothing of yours can be deleted, neither by you nor by age: "
            f"{plain(hold.ordered_by)} put a hold on it. Why: {plain(hold.reason)}",
            icon=":material/lock_clock:",
        )
    return hold is not None
