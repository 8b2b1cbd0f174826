"""A reflection open in this tab: what the store had when it was last read, and saving by comparing with that.

A callback that is interrupted by the next tap is never called again, so nothing is saved in callbacks only: each
part of a screen, every time it is drawn, hands over what its widget holds, and what the person changed is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

import streamlit as st

from model.access import NotYours
from model.content.schema import HintsFile
from model.hints import Hints, look_at
from model.reflection import Answer, Reflection, Saved
from pages.parts.here import asked_for, own


@dataclass
class Draft:
    """The reflection and its answers as this tab knows them."""

    reflection: Reflection
    answers: dict[str, Answer]
    tab: str
    changed_elsewhere: bool = False
    told: dict[str, Answer] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    at: str = ""

    shown: dict[str, Any] = field(default_factory=dict)
    held: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    too_many: set[str] = field(default_factory=set)
    noticed: dict[str, tuple[str, Hints]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The opaque id that stands in the address."""
        return self.reflection.id

    def place(self, name: str) -> str | None:
        """The place or choice held for a field."""
        answer = self.answers.get(name)
        return answer.place if answer else None

    def words(self, name: str) -> str:
        """The words held for a field."""
        answer = self.answers.get(name)
        return answer.words if answer else ""

    def version(self, name: str) -> int:
        """The version of a field this tab last saw; 0 before the first."""
        answer = self.answers.get(name)
        return answer.version if answer else 0

    def keep_place(self, name: str, place: str | None) -> None:
        """Store a place or a choice if it is not what is kept already."""
        if place != self.place(name):
            self.keep(name, words=self.words(name), place=place, base_version=self.version(name), tab=self.tab)

    def keep(self, name: str, *, words: str, place: str | None, base_version: int, tab: str) -> Answer:
        """Store one answer and take over what the store says of it."""
        saved = own().save(self.id, name, words=words, place=place, tab=tab, base_version=base_version)
        self._take_over(saved)
        return saved.answer

    def describe(self, **changes: Any) -> None:
        """Store what changed of the reflection's own description: date, setting, meeting, step and so on."""
        if any(getattr(self.reflection, name) != value for name, value in changes.items()):
            before = self.reflection.revision
            self.reflection = own().describe(self.id, **changes)
            self.changed_elsewhere |= self.reflection.revision > before + 1

    def _take_over(self, saved: Saved) -> None:
        name = saved.answer.field
        self.changed_elsewhere |= saved.revision > self.reflection.revision + 1
        self.reflection = replace(self.reflection, revision=max(saved.revision, self.reflection.revision))
        self.answers[name] = saved.answer
        if saved.replaced:
            self.told[name] = saved.replaced

    def kept_widget(self, key: str, kept: Any, draw: Callable[[], Any], keep: Callable[[Any], None]) -> Any:
        """Draw a widget that shows what is kept, and keep what the person changes in it; its value now.

        A value that was changed in another tab is shown, not undone: only what differs from what this tab's widget
        showed last counts as changed here.
        """
        shown = self.shown.get(key)
        if key not in st.session_state or (st.session_state[key] == shown and kept != shown):
            st.session_state[key] = self.shown[key] = kept
        chosen = draw()
        self.held[key] = keep
        self._keep_changed(key, chosen)
        return chosen

    def keep_held(self) -> None:
        """Keep what was changed on a screen in the same moment as it was left, before it could be drawn again."""
        with suppress(NotYours):
            for key in list(self.held):
                if key in st.session_state:
                    self._keep_changed(key, st.session_state[key])

    def go_to(self, screen: str) -> None:
        """Move this tab to another screen, once that is kept: where nothing can be kept, what is on this one stays."""
        self.describe(step=screen)
        self.at = screen

    def _keep_changed(self, key: str, chosen: Any) -> None:
        if chosen != self.shown.get(key):
            self.held[key](chosen)
            self.shown[key] = chosen

    def hints(self, rules: HintsFile, name: str) -> Hints:
        """What the rules notice in a field's words; looked at again only when the words have changed."""
        words = self.words(name)
        if name not in self.noticed or self.noticed[name][0] != words:
            self.noticed[name] = (words, look_at(rules, words))
        return self.noticed[name][1]

    def has_seen(self, name: str) -> None:
        """Let go of what another tab had kept for a field."""
        if name in self.told:
            own().seen_replaced(self.id, [self.told[name]])
            del self.told[name]


def open_draft(reflection_id: str) -> Draft:
    """The reflection with this id as the store has it now. Raises `NotYours`."""
    door = own()
    draft: Draft | None = st.session_state.get("draft")
    reflection, answers = door.reflection(reflection_id), door.answers(reflection_id)
    told = {answer.field: answer for answer in door.replaced(reflection_id)}
    if draft is None or draft.id != reflection_id:
        tab = st.session_state.setdefault("tab", token_hex(6))
        draft = Draft(reflection, answers, tab, told=told, at=reflection.step)
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
