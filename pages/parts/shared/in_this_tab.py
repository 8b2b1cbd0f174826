"""Something of the person's that is open in this tab: what its boxes send is kept, and its widgets show what is kept.

A callback that is interrupted by the next tap is never called again, so nothing is saved in callbacks only: each
part of a screen, every time it is drawn, hands over what its widget holds, and what the person changed is stored.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import streamlit as st

from model.access import NotYours
from pages.parts.shared.faults import FAULTS_FOR_PEOPLE
from pages.parts.shared.fields.typing_box import Typed

DELETED = "This was deleted or ended, perhaps in another tab. Copy your words if you want to keep them."


@dataclass(kw_only=True)
class OpenHere(ABC):
    """Something of the person's that is open in this tab, with boxes to type in and widgets that show what is kept."""

    tab: str
    shown: dict[str, Any] = field(default_factory=dict)
    held: dict[str, Callable[[Any], object]] = field(default_factory=dict)

    @property
    @abstractmethod
    def id(self) -> str:
        """The opaque id that stands in the address."""

    @abstractmethod
    def words(self, name: str) -> str:
        """The words held for a field."""

    @abstractmethod
    def version(self, name: str) -> int:
        """The version of a field this tab last saw; 0 before the first."""

    @abstractmethod
    def saved_at(self, name: str) -> datetime | None:
        """When a field was kept last, None where it never was."""

    @abstractmethod
    def keep_words(self, typed: Typed) -> None:
        """Store what was typed or tapped. Raises `NoSuchDay`."""

    def keep_typed(self, sent: Iterable[Typed]) -> tuple[list[Typed], str]:
        """Store what a box of this sent; the ones that are kept, and why any other could not be.

        Words of another draft are left to the outbox.
        """
        kept, trouble = [], ""
        for typed in sent:
            if typed.draft != self.id:
                continue
            try:
                self.keep_words(typed)
            except NotYours:
                trouble = DELETED
            except FAULTS_FOR_PEOPLE as fault:
                trouble = str(fault)
            else:
                kept.append(typed)
        return kept, trouble

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
