"""Changing a relationship as a whole: its name, which one it is, whether it is closed, and deleting it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.phrases import day
from model.relationship.relationship import NameTaken, Relationship
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, trace_told
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain

LONGEST_NAME = 80


def change_part(relationship: Relationship, delete: Callable[[Relationship], None]) -> None:
    """Rename, merge, close or open again, and delete: `delete` asks before it does."""
    with st.expander("Rename, merge, close or delete"):
        _rename(relationship)
        _merge(relationship)
        _close(relationship)
        if st.button("Delete this relationship", key="delete_relationship", icon=":material/delete:"):
            delete(relationship)


def close(relationship: Relationship) -> None:
    """Close a relationship today."""
    own().relationships.close(relationship.id, today())


def reopen(relationship: Relationship) -> None:
    """Take back that it was closed."""
    own().relationships.reopen(relationship.id)


def _rename(relationship: Relationship) -> None:
    with st.form("rename", border=False):
        name = st.text_input(
            "The made-up name", relationship.pseudonym, key=f"name_{relationship.id}", max_chars=LONGEST_NAME
        )
        if st.form_submit_button("Keep this name", key="keep_name"):
            _keep_name(relationship, name)


def _keep_name(relationship: Relationship, name: str) -> None:
    try:
        own().relationships.rename(relationship.id, name)
    except NameTaken:
        st.warning("You use this name for another relationship. If both are the same person, merge them below.")
    except ValueError:
        st.warning("A name is needed. A made-up one will do.")
    else:
        st.rerun()


def _merge(relationship: Relationship) -> None:
    others = {one.id: plain(one.pseudonym) for one in own().relationships.all() if one.id != relationship.id}
    if not others:
        return
    into = st.selectbox(
        "Is it the same person as another one?",
        list(others),
        index=None,
        format_func=others.__getitem__,
        placeholder="Choose",
        key="merge_into",
    )
    if into is None:
        return
    st.write(
        f"All reflections, next steps and notes of {plain(relationship.pseudonym)} go to {others[into]}, and the name "
        f"{plain(relationship.pseudonym)} goes. They cannot be told apart again."
    )
    if st.button(f"Merge into {others[into]}", key="merge", icon=":material/merge:"):
        with trace_told():
            own().relationships.merge(relationship.id, into)
        st.switch_page("relationship.py", query_params={"relationship": into})


def _close(relationship: Relationship) -> None:
    if relationship.closed_on is None:
        st.write("If the work has ended, close it. All that you wrote stays; it only steps back in your lists.")
        button("Close it", "close_relationship", callback(close), relationship, icon="check")
    else:
        st.write(f"It was closed on {day(relationship.closed_on)}.")
        button("Open it again", "reopen_relationship", callback(reopen), relationship)
