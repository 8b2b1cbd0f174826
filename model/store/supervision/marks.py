"""What whoever owns an open action says between meetings of how it went; the other sees it next time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, may_mark
from model.answers import OUTCOMES, Saved
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.supervision.rows.actions import WAITING
from model.store.supervision.rows.documents import carried_into
from model.store.supervision.rows.marks import keep_mark, mark_in, marks_in
from model.store.supervision.rows.meetings import open_meeting_of
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seats
from model.store.tables.supervision import actions
from model.supervision.mark import Mark

_WHOSE = select(actions.c.who).where(
    WAITING, actions.c.id == bindparam("the_id"), actions.c.supervision == bindparam("the_supervision")
)
_A_MOMENT = timedelta(microseconds=1)


class Marks(Handle[Seats]):
    """What was said of the open actions of the supervisions a viewer holds a seat in."""

    def of(self, supervision: str) -> dict[str, tuple[Mark, ...]]:
        """What both seats said, by action, oldest first; nothing of what was taken back. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            self._context.supervision(connection, supervision)
            found: dict[str, tuple[Mark, ...]] = {}
            for mark in marks_in(connection, supervision):
                if mark.says_something:
                    found[mark.action] = (*found.get(mark.action, ()), mark)
            return found

    def save(
        self, supervision: str, action: str, *, words: str = "", place: str | None = None, tab: str, base_version: int
    ) -> Saved:
        """Say what came of an open action of one's own; no place and no words takes it back.

        Words that another tab wrote meanwhile are given back, to be shown. Raises `NotYours` for what is the other's
        or not open any more, ValueError for what is no outcome, `TooLong`.
        """
        if place is not None and place not in OUTCOMES:
            raise ValueError(f"What came of an action is one of {', '.join(OUTCOMES)}.")
        words, tab = cleaned(words), cleaned(tab)
        with self._context.store.writing() as connection:
            seat = self._context.seat_in(self._context.supervision(connection, supervision, held=True))
            who = connection.scalar(_WHOSE, {"the_id": action, "the_supervision": supervision})
            if who is None or not may_mark(seat, who):
                raise NotYours
            before = mark_in(connection, supervision, action, seat)
            if before and (before.words, before.place) == (words, place):
                return Saved(before.answer, before.version, None)
            made = Mark(action, seat, words, place, before.version + 1 if before else 1, later_than(before), tab)
            keep_mark(connection, supervision, made)
            _count_where_it_is_open(connection, supervision, action)
            is_over = before and before.words and before.version != base_version and before.tab != tab
            return Saved(made.answer, made.version, before.answer if before and is_over else None)


def _count_where_it_is_open(connection: Connection, supervision: str, action: str) -> None:
    """A meeting that is open and began with this action has it in its record, as far as that says nothing itself."""
    meeting = open_meeting_of(connection, supervision)
    if meeting and action in {one.id for one in carried_into(connection, meeting)}:
        count_change(connection, meeting)


def later_than(before: Mark | None) -> datetime:
    """Now, and later than what was said before, also where a clock was put back: the later one counts everywhere."""
    moment = now()
    return max(moment, before.saved_at + _A_MOMENT) if before else moment
