"""What this person says between meetings of an action of theirs, open in this tab, and saying it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from model.access import NotYours
from model.answers import OUTCOMES, Answer, Saved
from model.content import Content
from model.phrases import OUTCOME_NAMES
from model.supervision.meeting import Action
from model.supervision.overview import WithSomebody
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import link
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.fragment import NOT_KEPT, callback, fragment
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import WAS_DELETED
from pages.parts.supervision.open_meeting import my_supervision

OPEN_MARKS = "open_marks"
"""Where a tab holds the marks it has open, by supervision and action."""

OF_MARKS = "mark."
"""How the fields of marks begin, by which a tab tells them from others."""


class _MarkStore:
    """Marks as open answers are kept: the field says which action."""

    def save(self, of: str, field: str, /, *, words: str, place: str | None, tab: str, base_version: int) -> Saved:
        """Say it; the mark as the answer of its field. Raises `NotYours`."""
        action = field.removeprefix(OF_MARKS)
        saved = my_supervision().marks.save(of, action, words=words, place=place, tab=tab, base_version=base_version)
        return replace(saved, answer=replace(saved.answer, field=field))

    def seen_replaced(self, of: str, shown: Iterable[Answer], /) -> None:
        """What another tab said is held by this one alone."""


@dataclass(kw_only=True)
class OpenMark(OpenAnswers):
    """What the person of this machine says of one action."""

    supervision: str
    known_revision: int = 0

    @property
    def id(self) -> str:
        """The supervision's."""
        return self.supervision

    @property
    def revision(self) -> int:
        """The mark's own."""
        return self.known_revision

    def _store_of(self, _name: str) -> _MarkStore:
        return _MarkStore()

    def _is_day(self, _name: str) -> bool:
        return False

    def _at_revision(self, revision: int) -> None:
        self.known_revision = revision


def open_mark(one: WithSomebody, action: Action) -> OpenMark:
    """The mark of an action as the store has it, open in this tab."""
    field = f"{OF_MARKS}{action.id}"
    held: dict[tuple[str, str], OpenMark] = st.session_state.setdefault(OPEN_MARKS, {})
    mark = held.setdefault(
        (one.supervision.id, action.id), OpenMark(answers={}, tab=this_tab(), supervision=one.supervision.id)
    )
    own = next((said for said in one.marks.get(action.id, ()) if said.seat == one.seat), None)
    mark.answers = {field: replace(own.answer, field=field)} if own else {}
    mark.known_revision = own.version if own else 0
    return mark


@fragment
def say_how_it_went(content: Content, mark: OpenMark, action: Action, about: str, one: WithSomebody) -> None:
    """An action with what stands `about` it, as Markdown: one tap says it is done; then that can be said otherwise.

    Kept when tapped and as typed. `one` is with whom it was agreed.
    """
    field = f"{OF_MARKS}{action.id}"
    is_said = mark.place(field) is not None or mark.words(field).strip() != ""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        with st.container(horizontal=True, gap=None, key=f"short_{action.id}"):
            st.text(action.what)
            st.caption(about)
        if not is_said:
            st.button("Done", key=f"done_{action.id}", on_click=_done, args=(mark, field))
    if is_said:
        _how_it_went(content, mark, field, action)
        _how_it_gets_there(one)


def _how_it_gets_there(one: WithSomebody) -> None:
    """How the other comes to see it; where that is by file, with the way to the file."""
    other, sent = plain(one.name), one.sends
    told = f"{other} sees it {'here' if one.supervision.both_sign_in else 'with a file, or when you meet'}."
    if sent is None:
        st.caption(told)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(told)
        page, label = ("meeting.py", "the open meeting") if sent.is_open else ("record.py", "the last record")
        link(page, f"Send it with {label}", "outgoing_mail", meeting=sent.id)


def _how_it_went(content: Content, mark: OpenMark, field: str, action: Action) -> None:
    key = f"came_{action.id}"
    mark.kept_widget(
        key,
        mark.place(field),
        lambda: st.segmented_control(
            f"How did it go? {plain(action.what)}",
            OUTCOMES,
            format_func=OUTCOME_NAMES.__getitem__,
            key=key,
            label_visibility="collapsed",
        ),
        partial(_keep, mark, field),
    )
    answer_box(content, mark, field, "What happened, in a line (optional)", rows=1)


@callback
def _done(mark: OpenMark, field: str) -> None:
    _keep(mark, field, "done")


def _keep(mark: OpenMark, field: str, came: str | None) -> None:
    try:
        mark.keep_place(field, came)
    except NotYours:
        st.session_state[NOT_KEPT] = WAS_DELETED
        raise


def keep_left_mark(typed: Typed) -> None:
    """Store words of a mark whose box is gone. Raises `NotYours`."""
    one = my_supervision().overview.of(typed.draft)
    action = next((action for action in one.waiting if f"{OF_MARKS}{action.id}" == typed.field), None)
    if action is None:
        raise NotYours
    open_mark(one, action).keep_words(typed)
