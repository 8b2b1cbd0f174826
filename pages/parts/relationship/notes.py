"""Dated notes of what happened around a relationship: added, read, corrected and deleted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.phrases import day
from model.relationship.note import WHEN, WORDS, Note
from pages.parts.relationship.open_note import OpenNote, close_note, delete_note, note_in_tab, open_note
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment, trace_told
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own

AT_ONCE = 5


def notes_part(content: Content, relationship: str, notes: Sequence[Note]) -> None:
    """The notes, the newest first, one of which may be open to be written in; and adding another."""
    st.header("What happened around it", anchor=False)
    st.caption(content.relationship.notes.intro)
    names = kinds_of_notes(content)
    held = note_in_tab()
    newest_first = notes[::-1]
    shown = newest_first if st.session_state.get("all_notes") else newest_first[:AT_ONCE]
    if held and held.id not in {note.id for note in shown}:
        shown = [*(note for note in newest_first if note.id == held.id), *shown]
    for note in shown:
        with st.container(border=True, key=f"note_{note.id}"):
            if held and held.id == note.id:
                _write_note(content, open_note(note.id), names)
            else:
                _one_note(note, names)
    if len(newest_first) > AT_ONCE:
        st.checkbox("Show the earlier ones too", key="all_notes")
    _add_note(relationship, names)


def kinds_of_notes(content: Content) -> dict[str, str]:
    """What each kind of note is called, by its key."""
    return {kind.key: kind.name for kind in content.relationship.notes.kinds}


def _one_note(note: Note, names: dict[str, str]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{day(note.happened_on)}: {names.get(note.kind, 'Something else')}**")
        button("Change", f"change_{note.id}", callback(_open), note.id, icon="edit", kind="tertiary")
    if note.words:
        st.text(note.words)


def _open(note_id: str) -> None:
    close_note()
    open_note(note_id)


@fragment
def _write_note(content: Content, note: OpenNote, names: dict[str, str]) -> None:
    """The note's kind, day and words, each kept as it is changed."""
    if note_in_tab() is None:
        st.rerun()
    kind = note.place(WORDS) or ""
    key = f"note_kind_{note.id}"
    offered = list(names) if kind in names else [*names, kind]

    def choose() -> str:
        chosen: str = st.selectbox("What was it?", offered, format_func=lambda one: names.get(one, one), key=key)
        return chosen

    note.kept_widget(key, kind, choose, lambda chosen: note.keep_place(WORDS, chosen))
    date_box(note, WHEN, "When was it?", required=True)
    answer_box(content, note, WORDS, "In a few words (optional)", rows=2)
    with st.container(horizontal=True):
        button("Done", f"done_{note.id}", callback(close_note), icon="check")
        with st.popover("Delete this note", icon=":material/delete:", key=f"delete_note_{note.id}"):
            st.write("The note goes, with its words and its day. There is no way back.")
            button("Delete for good", f"note_for_good_{note.id}", callback(_delete), note.id, icon="delete")


def _delete(note_id: str) -> None:
    with trace_told():
        delete_note(note_id)


def _add_note(relationship: str, names: dict[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            "Add a note: what was it?",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose",
            key="new_note_kind",
        )
        button("Add it", "add_note", callback(_add), relationship, kind, icon="add", disabled=kind is None)


def _add(relationship: str, kind: str) -> None:
    close_note()
    open_note(own().notes.add(relationship, today(), kind).id)
    st.session_state.pop("new_note_kind", None)
