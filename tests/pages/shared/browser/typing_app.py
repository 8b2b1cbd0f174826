"""A small app around the typing box: three screens of the draft in the address, stored in the file TYPING_STORE.

With `seals` in the address, such as `new,old`, somebody is signed in whose words are sealed by the keys so named.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256

import streamlit as st

from model.account.session import TabSeal
from pages.parts.shared.fields import typing_box as drawn
from pages.parts.shared.fields.typing_box import Typed, outbox, received, typing_box

DRAFT = st.query_params["draft"]
LIMIT = int(st.query_params.get("limit", "200000"))
REFUSED = "please refuse this"


def seals_in_address() -> tuple[TabSeal, ...]:
    named = st.query_params.get("seals")
    keys = [sha256(name.encode()).hexdigest() for name in named.split(",")] if named else []
    return tuple(TabSeal(key[:16], key) for key in keys)


drawn.tab_seals = seals_in_address


def ask(statement: str, *values: object) -> list[tuple]:
    with sqlite3.connect(os.environ["TYPING_STORE"], timeout=10) as connection:
        return connection.execute(statement, values).fetchall()


def keep(typed: Typed) -> None:
    ask(
        "INSERT INTO answers VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6) ON CONFLICT (draft, field) DO UPDATE"
        " SET words = ?3, version = version + (words != ?3), base = ?4, tab = ?5, saved_at = ?6",
        typed.draft,
        typed.field,
        typed.words,
        typed.base_version,
        typed.tab,
        datetime.now(UTC).isoformat(),
    )


@st.fragment
def box(field: str, label: str) -> None:
    key = f"box_{field}"
    arrived = received(key)
    kept = [typed for typed in arrived if typed.words != REFUSED]
    for typed in kept:
        keep(typed)
    rows = ask("SELECT words, version, saved_at FROM answers WHERE draft = ? AND field = ?", DRAFT, field)
    words, version, saved_at = rows[0] if rows else ("", 0, None)
    typing_box(
        key=key,
        draft=DRAFT,
        field=field,
        label=label,
        words=words,
        version=version,
        saved_at=datetime.fromisoformat(saved_at) if saved_at else None,
        acknowledged=kept,
        trouble="not kept yet: the disk is full." if kept != arrived else "",
        help="No names." if field == "first" else None,
        limit=LIMIT,
    )


def go_to(screen: str) -> None:
    st.session_state.screen = screen


screen = st.session_state.setdefault("screen", "first")
outbox(DRAFT, keep)
if screen == "first":
    box("first", "What happened?")
    box("second", "And then?")
elif screen == "next":
    box("third", "What now?")
else:
    for (words,) in ask("SELECT words FROM answers WHERE draft = ? ORDER BY field", DRAFT):
        st.text(words)
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state.runs}")
st.button("Next", on_click=go_to, args=["next"])
st.button("Back", on_click=go_to, args=["first"])
st.button("End", on_click=go_to, args=["end"])
