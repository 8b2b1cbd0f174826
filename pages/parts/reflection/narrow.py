"""Narrowing the list of one's own reflections: folded under one line, said in one, and taken away with one tap."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from model.content import Content
from model.phrases import day
from model.reflection.narrowed import ALL, Narrowed
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.date_field import date_field
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain

NARROWED = "narrowed"
"""Where a tab holds what its list is narrowed to, so that it is still so when one comes back to it."""

PAGE = "page"
"""Which page of the list is open: the first one again whenever it is narrowed otherwise."""

_ROUND = "narrowed_round"
"""How often all was taken away: each time with new fields, which hold nothing."""


def narrow_it_down(content: Content) -> Narrowed:
    """The fields to narrow the list with, and what it is narrowed to now."""
    before: Narrowed = st.session_state.get(NARROWED, ALL)
    with st.expander("Narrow it down", icon=":material/filter_list:", key="narrow"):
        chosen = {
            name: _one_of(name, label, names, getattr(before, name))
            for name, (label, names) in _choices(content).items()
            if names
        }
        now = Narrowed(
            **chosen,
            since=date_field("From", before.since, key=_key("since"), required=False),
            until=date_field("To", before.until, key=_key("until"), required=False),
            has_open_step=_with_open_step(before),
        )
    st.session_state[NARROWED] = now
    if now != before:
        st.session_state[PAGE] = 1
    return now


def say_what_is_narrowed(content: Content, narrowed: Narrowed, left: int) -> None:
    """What the list is narrowed to and how many are `left`, with the way back to all; nothing where it shows all."""
    if narrowed == ALL:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="narrowed_to"):
        st.write(f"{_told(content, narrowed)}. {left:,} of {own().reflections.count():,}.")
        button("Show all again", "show_all_again", show_all_again, icon="filter_list_off", kind="tertiary")


@callback
def show_all_again() -> None:
    """Take away all that narrows the list."""
    st.session_state[NARROWED] = ALL
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[PAGE] = 1


def _choices(content: Content) -> dict[str, tuple[str, dict[str, str]]]:
    """What can be chosen among: the label of its field, and names by key."""
    return {
        "relationship": ("Whose meetings?", {one.id: one.pseudonym for one in own().relationships.all()}),
        "element": ("Which element did you look at?", {one.key: one.name for one in content.elements}),
        "session_kind": ("What kind of meeting?", {one.key: one.name for one in content.settings.session_kinds}),
        "venue": ("Where?", {one.key: one.name for one in content.settings.venues}),
    }


def _one_of(name: str, label: str, names: Mapping[str, str], before: str | None) -> str | None:
    key = _key(name)
    if st.session_state.setdefault(key, before) not in names:
        st.session_state[key] = None
    return st.selectbox(label, list(names), index=None, format_func=names.__getitem__, placeholder="Any", key=key)


def _with_open_step(before: Narrowed) -> bool:
    st.session_state.setdefault(_key("has_open_step"), before.has_open_step)
    return st.checkbox("Only with a next step still open", key=_key("has_open_step"))


def _key(name: str) -> str:
    return f"narrow_{name}_{st.session_state.get(_ROUND, 0)}"


def _told(content: Content, narrowed: Narrowed) -> str:
    """Each thing it is narrowed to, in one sentence."""
    said = [plain(names[key]) for name, (_, names) in _choices(content).items() if (key := getattr(narrowed, name))]
    if narrowed.since:
        said.append(f"from {day(narrowed.since)}")
    if narrowed.until:
        said.append(f"to {day(narrowed.until)}")
    if narrowed.has_open_step:
        said.append("with a next step still open")
    return f"Only {', '.join(said)}"
