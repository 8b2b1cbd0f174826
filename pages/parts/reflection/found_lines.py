"""The lines that a search found, under the reflection they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from model.content import Content
from model.reflection.asked import asked_in
from model.reflection.found import HEADLINE, NEXT_STEP, OUTCOME, PSEUDONYM, FoundLine
from pages.parts.shared.found_line import show_found_line

ELSEWHERE = {PSEUDONYM: "The made-up name", NEXT_STEP: "A next step", OUTCOME: "What came of a next step"}


def show_headline(headline: str, lines: Sequence[FoundLine]) -> list[FoundLine]:
    """The meeting in one line, marked where it was found in it; the lines that are still to be shown."""
    marked = [line for line in lines if (line.field, _words(line)) == (HEADLINE, headline)]
    if marked:
        show_found_line(marked[0].pieces)
    elif headline:
        st.text(headline)
    return [line for line in lines if line not in marked]


def show_found(content: Content, lines: Iterable[FoundLine]) -> None:
    """Each line with what it was written under; what was looked for is marked."""
    for line in lines:
        st.caption(ELSEWHERE.get(line.field) or ": ".join(asked_in(content, line.field, line.place)))
        show_found_line(line.pieces)


def _words(line: FoundLine) -> str:
    return "".join(piece.words for piece in line.pieces)
