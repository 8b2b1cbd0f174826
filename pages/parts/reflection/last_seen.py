"""One's relationships on the first page: who was seen last, and when."""

from __future__ import annotations

from datetime import date

import streamlit as st

from model.content import Content
from model.phrases import day
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain

MOST_SEEN = 4


def last_seen(content: Content) -> None:
    """The open relationships met most lately, each with its day and a link to its page."""
    names = {one.id: one.pseudonym for one in own().relationships.all() if not one.closed_on}
    seen = own().relationships.last_seen(content.no_meetings)
    met = [(when, relationship) for relationship, when in seen.items() if relationship in names and when <= today()]
    if not met:
        return
    st.header("Your relationships", anchor=False)
    with st.container(horizontal=True, gap="xsmall", key="last_seen"):
        for when, relationship in sorted(met, reverse=True)[:MOST_SEEN]:
            _one(relationship, names[relationship], when)


def _short(when: date) -> str:
    """A day without the year where it is this one."""
    return day(when).removesuffix(f" {today().year}")


def _one(relationship: str, name: str, when: date) -> None:
    link("relationship.py", f"{plain(name)}, {_short(when)}", relationship=relationship)
