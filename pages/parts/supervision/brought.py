"""What was brought, as it is seen by whoever it was brought to: every word of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from model.content.supervision.schema import Script
from model.phrases import day
from model.supervision.brought import BroughtItem, Part
from pages.parts.shared.plain_text import plain

PART_NAMES: dict[Part, str] = {
    "about": "About the meeting",
    "pattern": "The pattern",
    "story": "The story",
    "picks": "What I picked",
    "next_steps": "Next steps",
}


def by_part(pieces: Sequence[BroughtItem]) -> Iterator[tuple[str, list[BroughtItem]]]:
    """The pieces of each part under its name."""
    for part, group in groupby(pieces, lambda piece: piece.part):
        yield PART_NAMES[part], list(group)


def show_pieces(script: Script, pieces: Sequence[BroughtItem], *, under_header: bool = True) -> None:
    """Pieces of one reflection, part by part; without a header above them the parts themselves have one."""
    head = st.subheader if under_header else st.header
    for name, of_part in by_part(pieces):
        head(name, anchor=False)
        for heading, group in groupby(of_part, lambda piece: piece.heading if piece.part == "story" else ""):
            if heading:
                st.markdown(f"**{plain(heading)}**")
            for piece in group:
                if piece.part == "story":
                    st.caption(plain(piece.prompt))
                    st.text(piece.words)
                else:
                    st.text(in_one(script, piece))


def in_one(script: Script, piece: BroughtItem) -> str:
    """A piece that needs no prompt above it: a place by its name, a next step with its day."""
    if piece.part == "pattern":
        return f"{piece.heading}: {script.place_name(piece.place)}"
    if piece.part == "next_steps":
        return f"{piece.words} (by {day(date.fromisoformat(piece.place))})" if piece.place else piece.words
    return f"{piece.prompt}: {piece.words}"
