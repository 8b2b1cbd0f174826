"""What is open in this tab: answers as the store had them when last read, and saving by comparing with that.

A callback that is interrupted by the next tap is never called again, so nothing is saved in callbacks only: each
part of a screen, every time it is drawn, hands over what its widget holds, and what the person changed is stored.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import streamlit as st

from model.access import NotYours
from model.answers import Answer, Saved
from model.content.schema import HintsFile
from model.hints import Hints, look_at


@dataclass(kw_only=True)
class OpenAnswers(ABC):
    """Answers by field, as this tab knows them; a reflection and a meeting are sheets."""

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
    @abstractmethod
    def id(self) -> str:
        """The opaque id that stands in the address."""

    @property
    @abstractmethod
    def revision(self) -> int:
        """The revision this tab last knew."""

    @abstractmethod
    def _store(self, name: str, *, words: str, place: str | None, base_version: int, tab: str) -> Saved: ...

    @abstractmethod
    def _at_revision(self, revision: int) -> None: ...

    @abstractmethod
    def _forget_replaced(self, replaced: Answer) -> None: ...

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
        saved = self._store(name, words=words, place=place, base_version=base_version, tab=tab)
        self.changed_elsewhere |= saved.revision > self.revision + 1
        self._at_revision(max(saved.revision, self.revision))
        self.answers[name] = saved.answer
        if saved.replaced:
            self.told[name] = saved.replaced
        return saved.answer

    def keep_words(self, name: str, words: str, asked: str | None, *, base_version: int, tab: str) -> None:
        """Store what was typed, with the prompt it was written under."""
        place = asked or self.asked.get(name) or self.place(name)
        self.keep(name, words=words, place=place, base_version=base_version, tab=tab)

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
            self._forget_replaced(self.told[name])
            del self.told[name]


def this_tab() -> str:
    """A name for this tab that says nothing."""
    name: str = st.session_state.setdefault("tab", token_hex(6))
    return name
