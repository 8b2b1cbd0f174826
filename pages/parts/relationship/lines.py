"""A relationship over time: twelve small lines, what happened around them, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.relationship.note import Note
from model.relationship.over_time import History
from model.report.relationship.dates_table import dates_table
from model.report.relationship.lines import drawn_dates, lines_svg
from model.report.relationship.told import only_the_newest
from pages.parts.shared.charts.lines import ON_SCREEN, show_as_table, show_lines
from pages.parts.shared.fragment import fragment


@fragment
def lines_part(content: Content, history: History, notes: Sequence[Note]) -> None:
    """The lines of a relationship, one of them to be looked at more closely; nothing where nothing was placed yet."""
    if not drawn_dates(history):
        return
    st.header("Over time", anchor=False)
    names = {element.key: element.name for element in content.elements}
    highlighted = st.selectbox(
        "Look closer at one",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose one of the twelve",
        key="line_highlighted",
    )
    by_calendar = st.toggle("As far apart as the calendar says", key="lines_by_calendar")
    show_lines(
        lambda shape: lines_svg(
            content, history, notes, ON_SCREEN, shape=shape, by_calendar=by_calendar, highlighted=highlighted
        )
    )
    st.caption(
        "From 1 at the bottom to 5 at the top. Where there is no mark, no place was given that day: a gap, not a zero. "
        f"Nothing is added up. {only_the_newest(history)}"
    )
    with st.expander("As a table"):
        show_as_table(dates_table(content, history, notes))
