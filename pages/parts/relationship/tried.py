"""What was tried in a relationship and what came of it, and what stood there a year or a term ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from model.phrases import day, set_when, what_came_of
from model.reflection.reflection import NextStep
from model.relationship.over_time import Dated, ago
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain

AT_ONCE = 5
NOT_SAID = "Nothing said of it yet"


def tried_part(tried: Sequence[tuple[date, NextStep]]) -> None:
    """Next steps in the order they were set, the newest ones at once; nothing where none was set."""
    if not tried:
        return
    st.header("What I tried", anchor=False)
    shown = tried if st.session_state.get("all_tried") else tried[-AT_ONCE:]
    for when, step in shown:
        with st.container(gap=None, key=f"tried_{step.id}"):
            st.text(step.words)
            st.caption(set_when(when, today()))
            st.text(what_came_of(step.outcome, step.outcome_words) or NOT_SAID)
    if len(tried) > AT_ONCE:
        st.checkbox("Show the earlier ones too", key="all_tried")


def this_day_part(dates: Sequence[Dated]) -> None:
    """What was about this day a year or a term ago, quietly; nothing where there was nothing."""
    for said, one in ago(dates, today()):
        reflection = own().reflections.get(one.reflection)
        headline = f", {plain(reflection.headline)}" if reflection.headline else ""
        link("your_profile.py", f"{said}: {day(one.day)}{headline}", "history", draft=one.reflection)
