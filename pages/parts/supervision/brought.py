"""What was brought, as it is seen by whoever it was brought to: every word of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import streamlit as st

from model.answers import day_of
from model.content.supervision.schema import Script
from model.phrases import by_its_day
from model.reflection.reflection import OUTCOMES_OF_STEPS
from model.report.supervision_record.names import NOT_IN_THE_FILE
from model.supervision.brought import BroughtItem, Kind
from pages.parts.shared.plain_text import plain

KIND_NAMES: dict[Kind, str] = {
    "about": "About the meeting",
    "pattern": "The pattern",
    "story": "The story",
    "picks": "What I picked",
    "next_steps": "Next steps",
    "card": "A card: what they said. It stays out of the record",
}


IN_FULL: tuple[Kind, ...] = ("story", "card")
"""Kinds whose words stand under what was asked, and under a heading that several share."""


def by_kind(items: Sequence[BroughtItem]) -> Iterator[tuple[str, list[BroughtItem]]]:
    """The items of each kind under its name."""
    for kind, group in groupby(items, lambda item: item.kind):
        yield KIND_NAMES[kind], list(group)


def under_headings(items: Iterable[BroughtItem]) -> Iterator[Iterator[BroughtItem]]:
    """The items in groups, each of stories with the heading they share drawn above it."""
    for heading, group in groupby(items, lambda item: item.heading if item.kind in IN_FULL else ""):
        if heading:
            st.markdown(f"**{plain(heading)}**")
        yield group


def show_items(script: Script, items: Sequence[BroughtItem], *, under_header: bool = True) -> None:
    """Items of one reflection, kind by kind; without a header above them the kinds themselves have one."""
    head = st.subheader if under_header else st.header
    for name, of_kind in by_kind(items):
        head(name, anchor=False)
        for group in under_headings(of_kind):
            for item in group:
                if item.kind in IN_FULL:
                    st.caption(plain(item.prompt))
                    st.text(item.words)
                else:
                    st.text(in_one(script, item))


def in_one(script: Script, item: BroughtItem) -> str:
    """An item that needs no prompt above it: a place by its name, a next step with its day."""
    if item.kind == "pattern":
        return f"{item.heading}: {script.place_name(item.place) or NOT_IN_THE_FILE}"
    if item.kind == "next_steps" and item.field not in OUTCOMES_OF_STEPS:
        return by_its_day(item.words, day_of(item.place))
    return f"{item.prompt}: {item.words}"
