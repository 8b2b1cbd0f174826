"""Everybody a viewer meets, each with what is open between the two now: read in one go."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, bindparam, select

from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle
from model.store.supervision.rows.actions import SOONEST, WAITING
from model.store.supervision.rows.called_off import called_off_since
from model.store.supervision.rows.confirmations import confirmations_in
from model.store.supervision.rows.marks import marks_in
from model.store.supervision.rows.meetings import MEETING, meeting_in, newest_confirmed
from model.store.supervision.seats import Seats
from model.store.tables.supervision import actions, meetings
from model.supervision.mark import Mark
from model.supervision.meeting import Action, Supervision
from model.supervision.overview import WithSomebody

MOST_SETTLED = 20
"""More than two people have agreed for days to come, so that none of those is missed."""

_ACTION = columns_of(actions, Action)
_OF = meetings.c.supervision == bindparam("the_id")
_OPEN = select(*MEETING).where(_OF, meetings.c.fixed_at.is_(None)).limit(1)
_WAITING = select(*_ACTION).where(WAITING, actions.c.supervision == bindparam("the_id")).order_by(*SOONEST)

_SETTLED = (
    select(*_ACTION)
    .where(~WAITING, actions.c.due.is_not(None), actions.c.supervision == bindparam("the_id"))
    .order_by(actions.c.due.desc(), actions.c.id)
    .limit(MOST_SETTLED)
)


class Overview(Handle[Seats]):
    """The supervisions a viewer holds a seat in, at a glance."""

    def all(self) -> list[WithSomebody]:
        """Everybody, newest supervision first."""
        with self._context.store.reading() as connection:
            return [self._with(connection, one) for one in self._context.supervisions(connection)]

    def of(self, supervision: str) -> WithSomebody:
        """One of them. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            return self._with(connection, self._context.supervision(connection, supervision))

    def _with(self, connection: Connection, supervision: Supervision) -> WithSomebody:
        key, seat = {"the_id": supervision.id}, self._context.seat_in(supervision)
        row = connection.execute(_OPEN, key).mappings().one_or_none()
        newest = newest_confirmed(connection, supervision.id, seat)
        said: defaultdict[str, tuple[Mark, ...]] = defaultdict(tuple)
        for mark in marks_in(connection, supervision.id):
            if mark.says_something:
                said[mark.action] = (*said[mark.action], mark)
        waiting, settled = (connection.execute(query, key).mappings().all() for query in (_WAITING, _SETTLED))
        return WithSomebody(
            supervision=supervision,
            seat=seat,
            open=meeting_in(row, seat) if row else None,
            newest=newest,
            own_word=confirmations_in(connection, newest.id).get(seat) if newest else None,
            waiting=tuple(Action(**named(row, _ACTION)) for row in waiting),
            marks=dict(said),
            settled=tuple(Action(**named(row, _ACTION)) for row in settled),
            called_off=called_off_since(connection, supervision.id, newest.fixed_at if newest else None),
        )
