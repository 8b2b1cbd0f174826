"""The list of one's relationships, by their made-up names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from model.content import Content
from model.phrases import day
from model.relationship.relationship import Relationship
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain


def list_relationships(content: Content, known: Sequence[Relationship]) -> None:
    """Those that are open, and folded beneath them those that are closed."""
    seen = own().relationships.last_seen(content.no_meetings)
    closed = [one for one in known if one.closed_on]
    for one in known:
        if not one.closed_on:
            _one(one, seen)
    if closed:
        with st.expander("Closed"):
            for one in closed:
                _one(one, seen)


def _one(relationship: Relationship, seen: Mapping[str, date]) -> None:
    when = seen.get(relationship.id)
    said = f"last on {day(when)}" if when else "no finished reflection yet"
    link("relationship.py", f"{plain(relationship.pseudonym)}, {said}", "person", relationship=relationship.id)
