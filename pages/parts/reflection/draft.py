"""A reflection open in this tab."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from model.content import Content
from model.content.reflection.schema import Flow
from model.reflection.learning_record import SINCE
from model.reflection.reflection import DAYS_OF_STEPS, Reflection
from model.store.reflection.answers import OwnAnswers
from pages.parts.shared.fields.typed_day import typed_day
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import own
from pages.parts.shared.what_is_there import what_is_there

WHEN = "happened_on"
"""The day of the session: typed like an answer, and kept with the reflection itself."""


@dataclass(kw_only=True)
class Draft(OpenAnswers):
    """The reflection and its answers as this tab knows them.

    `is_moved` and `is_finished`: a button of this run led to another screen, or past the last. `none_chosen`: steps
    that were to be gone past with nothing chosen where the rest is about what is chosen.
    """

    reflection: Reflection
    is_moved: bool = False
    is_finished: bool = False
    none_chosen: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The opaque id that stands in the address."""
        return self.reflection.id

    @property
    def revision(self) -> int:
        """The revision this tab last knew."""
        return self.reflection.revision

    def day(self, name: str) -> date | None:
        """The date held for a field, or the day of the session."""
        return self.reflection.happened_on if name == WHEN else super().day(name)

    def version(self, name: str) -> int:
        """The version of a field this tab last saw; of the day of the session, the reflection's own."""
        return self.revision if name == WHEN else super().version(name)

    def describe(self, **changes: Any) -> None:
        """Store what changed of the reflection's own description: date, venue, kind of session, step and so on."""
        if any(getattr(self.reflection, name) != value for name, value in changes.items()):
            before = self.reflection.revision
            self.reflection = own().reflections.describe(self.id, **changes)
            self.changed_elsewhere |= self.reflection.revision > before + 1

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed; the meeting in one line also names the reflection in lists. Raises `NoSuchDay`."""
        if typed.field == WHEN:
            self.describe(happened_on=typed_day(typed.words, required=True))
            return
        super().keep_words(typed)
        if typed.field == "headline":
            self.describe(headline=typed.words)

    def go_to(self, screen: str) -> None:
        """Move this tab to another screen, once that is kept: where nothing can be kept, what is on this one stays."""
        self.describe(step=screen)
        self.at = screen
        self.is_moved = True

    def finish(self) -> None:
        """Finish the reflection. This tab stays on its screen, and comes back to it to change something."""
        self.reflection = own().reflections.finish(self.id)
        self.is_finished = True

    @property
    def about(self) -> frozenset[str]:
        """The kind of meeting and the venue, which say which prompts fit."""
        return frozenset(filter(None, (self.reflection.session_kind, self.reflection.venue)))

    def _store_of(self, _name: str) -> OwnAnswers:
        return own().answers

    def _is_day(self, name: str) -> bool:
        return name in (*DAYS_OF_STEPS, SINCE)

    def _at_revision(self, revision: int) -> None:
        self.reflection = replace(self.reflection, revision=revision)


def kept_draft(reflection_id: str) -> Draft:
    """The reflection with this id as the store has it now. Raises `NotYours`."""
    reflection = own().reflections.get(reflection_id)
    return Draft(
        reflection=reflection,
        answers=own().answers.of(reflection_id),
        replaced_elsewhere={answer.field: answer for answer in own().answers.replaced(reflection_id)},
        tab=this_tab(),
        at=reflection.step,
    )


def open_draft(reflection_id: str) -> Draft:
    """The same, opened in this tab: where it is open already, it stays on its screen. Raises `NotYours`."""
    now = kept_draft(reflection_id)
    draft: Draft | None = st.session_state.get("draft")
    if draft is None or draft.id != reflection_id:
        st.session_state.draft = now
        return now
    draft.reflection, draft.answers, draft.replaced_elsewhere = now.reflection, now.answers, now.replaced_elsewhere
    draft.changed_elsewhere = False
    return draft


def asked_for() -> str | None:
    """The id of the reflection named in the address, if any."""
    return st.query_params.get("draft")


def draft_asked_for() -> Draft:
    """The draft named in the address; where there is no such thing, the page says so and ends."""
    return what_is_there(
        "draft",
        open_draft,
        "There is no reflection here",
        "It may have been deleted, or the address is not complete. Nothing else was changed.",
        page="my_reflections.py",
        label="See my reflections",
    )


def flow_of(content: Content, reflection: Reflection) -> Flow:
    """The flow a reflection was begun with, or the first one where an organisation has taken that one away."""
    return content.all_flows.get(reflection.flow, content.flows.flows[0])
