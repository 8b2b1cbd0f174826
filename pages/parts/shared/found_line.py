"""A line that a search found, with what was looked for marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from model.search_words import Piece


def show_found_line(pieces: Iterable[Piece], before: str = "") -> None:
    """The line; `before` says first what it stands in."""
    st.html(f'<p class="found-line" dir="auto">{escape(before)}{"".join(map(_drawn, pieces))}</p>')


def _drawn(piece: Piece) -> str:
    return f"<mark>{escape(piece.words)}</mark>" if piece.is_found else escape(piece.words)
