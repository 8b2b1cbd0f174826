"""What was brought, as it is seen by whoever it was brought to: every word of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from model.content.supervision.schema import Script
from model.phrases import day
from model.supervision.brought import BroughtItem, Kind
from pages.parts.shared.plain_text import plain

KIND_NAMES: dict[Kind, str] = {
    "about": "About the meeting",
    "pattern": "The pattern",
    "story": "The story",
    "picks": "What I picked",
    "next_steps": "Next steps",
}


def by_kind(items: Sequence[BroughtItem]) -> Iterator[tuple[str, list[BroughtItem]]]:
    """The pieces of each part under its name."""
    for kind, group in groupby(items, lambda item: item.kind):
        yield KIND_NAMES[kind], list(group)


def show_items(script: Script, items: Sequence[BroughtItem], *, under_header: bool = True) -> None:
    """Pieces of one reflection, part by part; without a header above them the parts themselves have one."""
    head = st.subheader if under_header else st.header
    for name, of_kind in by_kind(items):
        head(name, anchor=False)
        for heading, group in groupby(of_kind, lambda item: item.heading if item.kind == "story" else ""):
            if heading:
                st.markdown(f"**{plain(heading)}**")
            for item in group:
                if item.kind == "story":
                    st.caption(plain(item.prompt))
                    st.text(item.words)
                else:
                    st.text(in_one(script, item))


def in_one(script: Script, item: BroughtItem) -> str:
    """A piece that needs no prompt above it: a place by its name, a next step with its day."""
    if item.kind == "pattern":
        return f"{piece.heading}: {script.place_name(piece.place)}"
    if item.kind == "next_steps":
        return f"{piece.words} (by {day(date.fromisoformat(piece.place))})" if item.place else item.words
    return f"{piece.prompt}: {piece.words}"
