"""Keeping what the tab sends and what widgets hold, whatever screen or page is drawn next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from model.access import BOTH, SEATS, NotYours, writer_of
from model.card.card import FIELDS_OF_CARDS, TYPED
from model.own_plan.plan import FIELD
from model.relationship.note import FIELDS_OF_NOTES
from model.store.supervision.answers import MeetingAnswers
from model.supervision.fields import is_day
from model.supervision.refusals import Fixed, ViewShown
from pages.parts.card.answer_back import HELD as HELD_CARD
from pages.parts.card.open_card import kept_card
from pages.parts.card.open_paper import kept_paper
from pages.parts.reflection.draft import kept_draft
from pages.parts.reflection.outcomes import ASKED
from pages.parts.relationship.open_note import HELD, kept_note, note_in_tab
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.typed_day import NoSuchDay
from pages.parts.shared.fields.typing_box import Typed, outbox
from pages.parts.shared.in_this_tab import DELETED, OpenHere
from pages.parts.shared.open_answers import said_in
from pages.parts.shared.plan.open_plan import PLAN_HELD, kept_plan, plan_in_tab
from pages.parts.supervision.open_meeting import keep_left, my_supervision, store_of_writer
from pages.parts.supervision.overview.open_mark import OF_MARKS, OPEN_MARKS, keep_left_mark

LATE = "late_words"


def send_what_is_left() -> None:
    """Draw the outbox: words whose box left the screen before they were kept still reach the store.

    It also runs the page once when the server has come back, since a new process knows no fragment of it.
    """
    outbox("", _keep_left)
    _tell_late_words()


def keep_what_is_held() -> None:
    """Keep what widgets of the last page hold, changed in the same moment as that page was left."""
    several = (one for name in (ASKED, OPEN_MARKS) for one in st.session_state.get(name, {}).values())
    for open_here in (*map(st.session_state.get, ("draft", HELD, HELD_CARD, PLAN_HELD, "meeting")), *several):
        if isinstance(open_here, OpenHere):
            try:
                open_here.keep_held()
            except (Fixed, ViewShown) as fault:
                st.warning(str(fault))
            open_here.held.clear()


def _keep_left(typed: Typed) -> None:
    """Store words whose box is gone.

    What is no day where a date is kept is let go; those too late for a record, or for a reflection or meeting that is
    deleted meanwhile, are told.
    """
    try:
        with suppress(NoSuchDay):
            if writer_of(typed.field) in (*SEATS, BOTH):
                keep_left(my_supervision().meetings.get(typed.draft), typed)
            elif typed.field in FIELDS_OF_NOTES:
                _keep_in_note(typed)
            elif typed.field in FIELDS_OF_CARDS:
                kept_card(typed.draft).keep_words(typed)
            elif typed.field.startswith(TYPED):
                kept_paper(typed.draft).keep_words(typed)
            elif typed.field.startswith(OF_MARKS):
                keep_left_mark(typed)
            elif typed.field.startswith(FIELD):
                _keep_in_plan(typed)
            else:
                _keep_in_reflection(typed)
    except NotYours:
        _tell_later(typed, DELETED)
    except (Fixed, ViewShown) as fault:
        if not _is_kept(typed):
            _tell_later(typed, str(fault))


def _tell_later(typed: Typed, why: str) -> None:
    if typed.is_place:
        st.warning(why)
    elif typed.words.strip():
        late: dict[str, LateWords] = st.session_state.setdefault(LATE, {})
        late[f"{typed.draft} {typed.field}"] = LateWords(typed.words, why)


@dataclass(frozen=True)
class LateWords:
    """Words that came when nothing could be written there any more, and why."""

    words: str
    why: str


def _tell_late_words() -> None:
    """Show words that came too late, to be copied elsewhere, until they are let go."""
    late: dict[str, LateWords] = st.session_state.get(LATE, {})
    for number, one in enumerate(late.values(), 1):
        with st.container(border=True, key=f"late_{number}"):
            st.warning(f"Some words came too late to be kept where they were written. {one.why}")
            with st.expander("Show these words, to copy them"):
                st.text(one.words)
    if late:
        button("I have what I need of it", "let_late_words_go", lambda: st.session_state.pop(LATE, None))


def _is_kept(typed: Typed) -> bool:
    """Whether these very words are kept already, only without the tab knowing."""
    kept = _answers_for(typed).of(typed.draft).get(typed.field)
    if kept is None:
        return False
    before = kept.words, kept.place
    return before == said_in(typed, before, is_day=is_day(typed.field))


def _answers_for(typed: Typed) -> MeetingAnswers:
    """Where a field of a meeting is written. Raises `NotYours`."""
    return store_of_writer(my_supervision().meetings.get(typed.draft), typed.field).answers


def _keep_in_reflection(typed: Typed) -> None:
    """Through the draft that this tab has open, so that it knows, or through the one that is kept."""
    draft = st.session_state.get("draft")
    if draft is None or draft.id != typed.draft:
        draft = kept_draft(typed.draft)
    draft.keep_words(typed)


def _keep_in_note(typed: Typed) -> None:
    """Through the note that this tab has open, so that it knows, or through the one that is kept."""
    note = note_in_tab()
    if note is None or note.id != typed.draft:
        note = kept_note(typed.draft)
    note.keep_words(typed)


def _keep_in_plan(typed: Typed) -> None:
    """Through the plan that this tab has open, so that it knows, or through the one that is kept."""
    plan = plan_in_tab()
    if plan is None or plan.id != typed.draft:
        plan = kept_plan(typed.draft)
    plan.keep_words(typed)
