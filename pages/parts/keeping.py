"""Keeping what the tab sends and what widgets hold, whatever screen or page is drawn next."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from model.access import NotYours
from model.store import StoreFault
from pages.parts.draft import Draft
from pages.parts.here import own
from pages.parts.typing_box import Typed, outbox

DELETED = "This reflection was deleted, perhaps in another tab. Copy your words if you want to keep them."


def keep_typed(draft: Draft, sent: list[Typed], asked: Mapping[str, str | None]) -> tuple[list[Typed], str]:
    """Store what a box sent; the ones that are dealt with, and why any other could not be kept.

    `asked` names the prompt under which a field's words are written now.
    """
    kept, trouble = [], ""
    for typed in sent:
        try:
            _keep_one(draft, typed, asked.get(typed.field))
        except NotYours:
            if typed.draft == draft.id:
                trouble = DELETED
                continue
        except StoreFault as fault:
            trouble = str(fault)
            continue
        kept.append(typed)
    return kept, trouble


def send_what_is_left() -> None:
    """Draw the outbox: words whose box left the screen before they were kept still reach the store.

    It also runs the page once when the server has come back, since a new process knows no fragment of it.
    """
    outbox("", _keep_left)


def keep_what_is_held() -> None:
    """Keep what widgets of the last page hold, changed in the same moment as that page was left."""
    draft: Draft | None = st.session_state.get("draft")
    if draft is not None:
        draft.keep_held()
        draft.held.clear()


def _keep_left(typed: Typed) -> None:
    """Store words whose box is gone. Words of a draft that was deleted meanwhile are let go."""
    with suppress(NotYours):
        _keep_one(st.session_state.get("draft"), typed, None)


def _keep_one(draft: Draft | None, typed: Typed, asked: str | None) -> None:
    """Store one field's words, with the prompt they were written under. Raises `NotYours`, `StoreFault`."""
    if draft is None or typed.draft != draft.id:
        _keep_in_another(typed)
        return
    place = asked or draft.asked.get(typed.field) or draft.place(typed.field)
    draft.keep(typed.field, words=typed.words, place=place, base_version=typed.base_version, tab=typed.tab)
    if typed.field == "headline":
        draft.describe(headline=typed.words)


def _keep_in_another(typed: Typed) -> None:
    mine = own()
    before = mine.answers(typed.draft).get(typed.field)
    mine.save(
        typed.draft,
        typed.field,
        words=typed.words,
        place=before.place if before else None,
        tab=typed.tab,
        base_version=typed.base_version,
    )
    if typed.field == "headline":
        mine.describe(typed.draft, headline=typed.words)
