"""A table that may be wider than a phone: it scrolls by itself, and the keyboard can reach it to do so."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st


def show_wide_table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw the table under its name; the first cell of a row says what the row is about."""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(_row(row) for row in rows)
    st.html(
        f'<div class="room-table" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str]) -> str:
    first, *cells = row
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(first)}</th>{rest}</tr>'
