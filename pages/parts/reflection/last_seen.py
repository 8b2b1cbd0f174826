"""One's relationships on the first page: who was seen last, and when."""

from __future__ import annotations

from datetime import date

import streamlit as st

from model.phrases import day
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from server.paths import ROOT

MOST_SEEN = 4
PAGE = "relationship.py"


def last_seen() -> None:
    """The relationships met most lately, each with its day and a link to its page."""
    seen = own().reflections.last_seen(today(), MOST_SEEN)
    if not seen:
        return
    names = {one.id: one.pseudonym for one in own().relationships.all()}
    st.header("Your relationships", anchor=False)
    with st.container(horizontal=True, gap="xsmall", key="last_seen"):
        for relationship, when in seen:
            _one(relationship, names[relationship], when)


def _short(when: date) -> str:
    """A day without the year where it is this one."""
    return day(when).removesuffix(f" {today().year}")


def _one(relationship: str, name: str, when: date) -> None:
    said = f"{plain(name)}, {_short(when)}"
    if (ROOT / "pages" / PAGE).exists():
        link(PAGE, said, relationship=relationship)
    else:
        st.markdown(said)
