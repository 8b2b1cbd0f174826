"""The lines that a search found, under the reflection they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from model.content import Content
from model.reflection.asked import asked_in
from model.reflection.found import NEXT_STEP, OUTCOME, PSEUDONYM, FoundLine
from model.search_words import Piece

ELSEWHERE = {PSEUDONYM: "The made-up name", NEXT_STEP: "A next step", OUTCOME: "What came of a next step"}


def show_found(content: Content, lines: Iterable[FoundLine]) -> None:
    """Each line with what it was written under; what was looked for is marked."""
    for line in lines:
        st.caption(ELSEWHERE.get(line.field) or ": ".join(asked_in(content, line.field, line.place)))
        st.html(f'<p class="found-line" dir="auto">{"".join(map(_drawn, line.pieces))}</p>')


def _drawn(piece: Piece) -> str:
    return f"<mark>{escape(piece.words)}</mark>" if piece.is_found else escape(piece.words)
