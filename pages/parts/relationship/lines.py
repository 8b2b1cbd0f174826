"""A relationship over time: twelve small lines, what happened around them, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.content.schema import LAYERS
from model.relationship.note import Note
from model.relationship.over_time import History
from model.report.relationship.dates_table import dates_table
from model.report.relationship.line_row import Paint
from model.report.relationship.lines import LAYOUTS, drawn_dates, lines_svg
from model.report.relationship.told import only_the_newest
from pages.parts.shared.fragment import fragment
from pages.parts.shared.layer_look import EITHER, GRID, INK, LAYER_LOOK, painted
from pages.parts.shared.plain_text import plain

ON_SCREEN: Paint = {
    "words": painted(EITHER, fill=INK),
    "quiet": f'{painted(EITHER, fill=INK)} opacity="0.8"',
    "grid": painted(EITHER, stroke=GRID),
    "note": f'{painted(EITHER, stroke=INK)} opacity="0.7"',
    "wash": f'{painted(EITHER, fill=GRID)} opacity="0.35"',
    **{f"mark_{layer}": painted(EITHER, fill=LAYER_LOOK[layer]) for layer in LAYERS},
    **{
        f"line_{layer}": f'{painted(EITHER, stroke=LAYER_LOOK[layer])} stroke-dasharray="{LAYER_LOOK[layer].strokes}"'
        for layer in LAYERS
    },
}
"""How each part of the drawing looks on a page, light or dark."""


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
    drawn = {
        shape: lines_svg(
            content, history, notes, ON_SCREEN, shape=shape, by_calendar=by_calendar, highlighted=highlighted
        )
        for shape in LAYOUTS
    }
    svgs = "".join(f'<div class="lines-{shape}">{svg}</div>' for shape, svg in drawn.items())
    st.markdown(svgs, unsafe_allow_html=True)
    st.caption(
        "From 1 at the bottom to 5 at the top. Where there is no mark, no place was given that day: a gap, not a zero. "
        f"Nothing is added up. {only_the_newest(history)}"
    )
    with st.expander("As a table"):
        table = dates_table(content, history, notes)
        columns = [column.name for column in table.columns]
        st.table([dict(zip(columns, map(plain, row), strict=True)) for row in table.rows], hide_index=True)
