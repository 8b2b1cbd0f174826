"""A reflection open in this tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from model.access import NotYours
from model.answers import Answer, Saved
from model.reflection.reflection import Reflection
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import asked_for, own


@dataclass(kw_only=True)
class Draft(OpenAnswers):
    """The reflection and its answers as this tab knows them."""

    reflection: Reflection

    @property
    def id(self) -> str:
        """The opaque id that stands in the address."""
        return self.reflection.id

    @property
    def revision(self) -> int:
        """The revision this tab last knew."""
        return self.reflection.revision

    def describe(self, **changes: Any) -> None:
        """Store what changed of the reflection's own description: date, setting, meeting, step and so on."""
        if any(getattr(self.reflection, name) != value for name, value in changes.items()):
            before = self.reflection.revision
            self.reflection = own().describe(self.id, **changes)
            self.changed_elsewhere |= self.reflection.revision > before + 1

    def keep_words(self, name: str, words: str, asked: str | None, *, base_version: int, tab: str) -> None:
        """Store what was typed; the meeting in one line also names the reflection in lists."""
        super().keep_words(name, words, asked, base_version=base_version, tab=tab)
        if name == "headline":
            self.describe(headline=words)

    def go_to(self, screen: str) -> None:
        """Move this tab to another screen, once that is kept: where nothing can be kept, what is on this one stays."""
        self.describe(step=screen)
        self.at = screen

    def _store(self, name: str, *, words: str, place: str | None, base_version: int, tab: str) -> Saved:
        return own().save(self.id, name, words=words, place=place, tab=tab, base_version=base_version)

    def _at_revision(self, revision: int) -> None:
        self.reflection = replace(self.reflection, revision=revision)

    def _forget_replaced(self, replaced: Answer) -> None:
        own().seen_replaced(self.id, [replaced])


def open_draft(reflection_id: str) -> Draft:
    """The reflection with this id as the store has it now. Raises `NotYours`."""
    door = own()
    draft: Draft | None = st.session_state.get("draft")
    reflection, answers = door.reflection(reflection_id), door.answers(reflection_id)
    told = {answer.field: answer for answer in door.replaced(reflection_id)}
    if draft is None or draft.id != reflection_id:
        draft = Draft(reflection=reflection, answers=answers, tab=this_tab(), told=told, at=reflection.step)
        st.session_state.draft = draft
    else:
        draft.reflection, draft.answers, draft.told, draft.changed_elsewhere = reflection, answers, told, False
    return draft


def draft_asked_for() -> Draft:
    """The draft named in the address; where there is no such thing, the page says so and ends."""
    try:
        return open_draft(asked_for() or "")
    except NotYours:
        st.title("There is no reflection here", anchor=False)
        st.write("It may have been deleted, or the address is not complete. Nothing else was changed.")
        st.page_link("my_reflections.py", label="See my reflections")
        st.stop()
