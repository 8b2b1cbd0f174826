"""What is open in this tab: answers as the store had them when last read, and saving by comparing with that."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from secrets import token_hex
from typing import Protocol

import streamlit as st

from model.answers import Answer, Saved, day_of
from model.content.schema import HintsFile
from model.hints import Hints, look_at
from pages.parts.shared.fields.typed_day import typed_day
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.in_this_tab import OpenHere


class AnswerStore(Protocol):
    """Where answers are kept: those of reflections, or those of meetings."""

    def save(self, of: str, field: str, /, *, words: str, place: str | None, tab: str, base_version: int) -> Saved:
        """Keep an answer; when this returns it is on disk."""

    def seen_replaced(self, of: str, shown: Iterable[Answer], /) -> None:
        """Forget replaced words that the person has seen."""


@dataclass(kw_only=True)
class OpenAnswers(OpenHere):
    """Answers by field, as this tab knows them: those of a reflection or of a meeting.

    `replaced_elsewhere` holds, by field, what another tab had kept and this one wrote over. `asked` is the prompt
    under which a field's words are written now, and `at` where in it this tab is.
    """

    answers: dict[str, Answer]
    changed_elsewhere: bool = False
    replaced_elsewhere: dict[str, Answer] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    at: str = ""

    too_many: set[str] = field(default_factory=set)
    noticed: dict[str, tuple[str, Hints]] = field(default_factory=dict)

    @property
    @abstractmethod
    def revision(self) -> int:
        """The revision this tab last knew."""

    @abstractmethod
    def _at_revision(self, revision: int) -> None: ...

    @abstractmethod
    def _store_of(self, name: str) -> AnswerStore:
        """Where a field is kept."""

    @abstractmethod
    def _is_day(self, name: str) -> bool:
        """Whether a field holds a date."""

    def place(self, name: str) -> str | None:
        """The place or choice held for a field."""
        answer = self.answers.get(name)
        return answer.place if answer else None

    def words(self, name: str) -> str:
        """The words held for a field."""
        answer = self.answers.get(name)
        return answer.words if answer else ""

    def day(self, name: str) -> date | None:
        """The date held for a field."""
        return day_of(self.place(name))

    def version(self, name: str) -> int:
        """The version of a field this tab last saw; 0 before the first."""
        answer = self.answers.get(name)
        return answer.version if answer else 0

    def saved_at(self, name: str) -> datetime | None:
        """When a field was kept last, None where it never was."""
        answer = self.answers.get(name)
        return answer.saved_at if answer else None

    def keep_place(self, name: str, place: str | None) -> None:
        """Store a place or a choice if it is not what is kept already."""
        if place != self.place(name):
            self._keep(name, self.words(name), place, base_version=self.version(name), tab=self.tab)

    def keep_copied(self, name: str, words: str) -> None:
        """Store words that were copied in, not typed."""
        self._keep(name, words, self.place(name), base_version=self.version(name), tab=self.tab)

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed or tapped: a place, a date, or words with the prompt they answer. Raises `NoSuchDay`."""
        kept = self.words(typed.field), self.asked.get(typed.field) or self.place(typed.field)
        words, place = said_in(typed, kept, is_day=self._is_day(typed.field))
        self._keep(typed.field, words, place, base_version=typed.base_version, tab=typed.tab)

    def _keep(self, name: str, words: str, place: str | None, *, base_version: int, tab: str) -> None:
        """Store one answer and take over what the store says of it."""
        saved = self._store_of(name).save(self.id, name, words=words, place=place, base_version=base_version, tab=tab)
        self.changed_elsewhere |= saved.revision > self.revision + 1
        self._at_revision(max(saved.revision, self.revision))
        self.answers[name] = saved.answer
        if saved.replaced:
            self.replaced_elsewhere[name] = saved.replaced

    def hints(self, rules: HintsFile, name: str) -> Hints:
        """What the rules notice in a field's words; looked at again only when the words have changed."""
        words = self.words(name)
        if name not in self.noticed or self.noticed[name][0] != words:
            self.noticed[name] = (words, look_at(rules, words))
        return self.noticed[name][1]

    def has_seen(self, name: str) -> None:
        """Let go of what another tab had kept for a field."""
        if name in self.replaced_elsewhere:
            self._store_of(name).seen_replaced(self.id, [self.replaced_elsewhere[name]])
            del self.replaced_elsewhere[name]


def said_in(typed: Typed, kept: tuple[str, str | None], *, is_day: bool) -> tuple[str, str | None]:
    """Words and place to keep now of a field whose words and place were `kept`. Raises `NoSuchDay`.

    What was tapped is the place, beside the words that are there; words leave the place; a date is the place alone.
    """
    words, place = kept
    if typed.is_place:
        return words, typed.words or None
    if not is_day:
        return typed.words, place
    when = typed_day(typed.words)
    return "", when.isoformat() if when else None


def this_tab() -> str:
    """A name for this tab that says nothing."""
    name: str = st.session_state.setdefault("tab", token_hex(6))
    return name
