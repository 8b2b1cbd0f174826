"""A dated note open in this tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from model.access import NotYours
from model.answers import Answer
from model.relationship.note import WHEN, WORDS, Note
from model.store.relationship.notes import OwnNotes
from pages.parts.shared.fields.typed_day import typed_day
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import own

HELD = "note"
"""Under which name the tab holds the note that is open in it."""


@dataclass(kw_only=True)
class OpenNote(OpenAnswers):
    """The note as this tab knows it. Its kind is the place of its words."""

    note: Note

    @property
    def id(self) -> str:
        """The note's opaque id."""
        return self.note.id

    @property
    def revision(self) -> int:
        """The version this tab last knew."""
        return self.note.version

    def day(self, name: str) -> date | None:
        """The day the note is about."""
        return self.note.happened_on if name == WHEN else super().day(name)

    def version(self, name: str) -> int:
        """The version of a field this tab last saw; of its day, the note's own."""
        return self.revision if name == WHEN else super().version(name)

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed: the note's words, or its day. Raises `NoSuchDay`."""
        if typed.field != WHEN:
            super().keep_words(typed)
        elif (when := typed_day(typed.words, required=True)) != self.note.happened_on and when:
            self.note = own().notes.move(self.id, when)

    def _at_revision(self, revision: int) -> None:
        self.note = replace(self.note, version=revision)

    def _store_of(self, _name: str) -> OwnNotes:
        return own().notes

    def _is_day(self, name: str) -> bool:
        return name == WHEN


def kept_note(note_id: str) -> OpenNote:
    """The note with this id as the store has it now. Raises `NotYours`."""
    note = own().notes.get(note_id)
    answer = Answer(WORDS, note.words, note.kind, note.version, note.saved_at, note.tab)
    replaced = {one.field: one for one in own().notes.replaced(note_id)}
    return OpenNote(note=note, answers={WORDS: answer}, replaced_elsewhere=replaced, tab=this_tab())


def open_note(note_id: str) -> OpenNote:
    """The same, opened in this tab. Raises `NotYours`."""
    now, held = kept_note(note_id), note_in_tab()
    if held is None or held.id != note_id:
        st.session_state[HELD] = now
        return now
    held.note, held.answers, held.replaced_elsewhere = now.note, now.answers, now.replaced_elsewhere
    return held


def note_in_tab() -> OpenNote | None:
    """The note that is open in this tab, if any."""
    held: OpenNote | None = st.session_state.get(HELD)
    return held


def close_note() -> None:
    """Let go of the note that is open in this tab, keeping what was changed in it last."""
    held: OpenNote | None = st.session_state.pop(HELD, None)
    if held is not None:
        held.keep_held()


def delete_note(note_id: str) -> None:
    """Delete a note for good; one that is gone already stays gone."""
    st.session_state.pop(HELD, None)
    try:
        own().notes.delete(note_id)
    except NotYours:
        return
