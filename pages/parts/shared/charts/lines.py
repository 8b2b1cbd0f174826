"""Small lines over time as a page shows them: in two shapes, of which the browser takes one, and as a table."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.content.schema import LAYERS
from model.report.shared.blocks import Table
from model.report.shared.line_row import Paint
from model.report.shared.lines import LAYOUTS, Shape
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


def show_lines(draw: Callable[[Shape], str]) -> None:
    """The drawing in both its shapes."""
    svgs = "".join(f'<div class="lines-{shape}">{draw(shape)}</div>' for shape in LAYOUTS)
    st.markdown(svgs, unsafe_allow_html=True)


def show_as_table(table: Table) -> None:
    """The same as a table, a row for each date."""
    columns = [column.name for column in table.columns]
    st.table([dict(zip(columns, map(plain, row), strict=True)) for row in table.rows], hide_index=True)
