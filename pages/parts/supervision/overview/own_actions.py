"""My actions: what this person agreed to, with whomever, soonest due first, each to be said something of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from model.access import BOTH, NOBODY, ORGANISATION
from model.content import Content
from model.phrases import counted, day
from model.report.supervision_record.names import NOBODY_YET
from model.supervision.mark import Mark, is_closed
from model.supervision.meeting import Action
from model.supervision.overview import WithSomebody
from pages.parts.shared.local_time import today
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.overview.open_mark import open_mark, say_how_it_went

AT_ONCE = 4
STAYS = timedelta(minutes=10)
"""How long an action that is done keeps its place: a page that is drawn anew must not take a line away half typed."""


def own_actions_part(content: Content, people: Sequence[WithSomebody]) -> None:
    """All of them; those due later, and those done some time ago, wait under a line."""
    mine = [(one, action) for one in people for action in one.promised]
    if not mine:
        return
    mine.sort(key=lambda pair: _order(*pair))
    st.header("What I said I would do", anchor=False)
    with st.container(gap="xsmall", key="own_actions"):
        for one, action in mine[:AT_ONCE]:
            own_action(content, one, action)
    if more := mine[AT_ONCE:]:
        with st.expander(f"{counted(len(more), 'more action').capitalize()}"):
            for one, action in more:
                own_action(content, one, action)


def own_action(content: Content, one: WithSomebody, action: Action, *, among_others: bool = True) -> None:
    """One action: what, by when, how it went if that is said, and `among_others` with whom it was agreed."""
    whose = _whose(action)
    said = [f"With {one.name}", *whose] if among_others else [whose[0].capitalize() if whose else "You"]
    said += by_when(action.due)
    with st.container(key=f"mine_{action.id}"):
        say_how_it_went(content, open_mark(one, action), action, plain(", ".join(said)), one)


def by_when(due: date | None) -> list[str]:
    """When something is due, as part of a line."""
    return [f"{'was due' if due < today() else 'by'} {day(due)}"] if due else []


def _whose(action: Action) -> list[str]:
    names = {BOTH: "both of you", ORGANISATION: "the organisation", NOBODY: NOBODY_YET}
    return [names[action.who]] if action.who in names else []


def _order(one: WithSomebody, action: Action) -> tuple[bool, bool, date, str]:
    due = action.due
    return is_settled(one.marks.get(action.id, ())), due is None, due or date.max, action.id


def is_settled(marks: tuple[Mark, ...]) -> bool:
    """Whether it is done for some time: what was said just now stays where it stands, as a line may follow."""
    newest = max((mark.saved_at for mark in marks), default=datetime.min.replace(tzinfo=UTC))
    return is_closed(marks) and newest < datetime.now(UTC) - STAYS
