"""The actions of confirmed meetings: due until a later record says what came of them, and carried until then."""

from __future__ import annotations

from sqlalchemy import select

from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle
from model.store.supervision.rows.actions import SOONEST, WAITING
from model.store.supervision.rows.documents import carried_into, kept_body
from model.store.supervision.seats import Seats
from model.store.tables.supervision import actions
from model.supervision.meeting import Action, Supervision
from model.supervision.record import Carried

_ACTION = columns_of(actions, Action)


class Actions(Handle[Seats]):
    """What was agreed and is still to come."""

    def due(self, supervision: str | None = None, *, limit: int | None = None) -> list[tuple[Supervision, Action]]:
        """Actions of confirmed meetings that no record says anything of yet, soonest due first, undated last.

        All of them, or the first so many. Raises `NotYours`.
        """
        with self._context.store.reading() as connection:
            asked = {one.id: one for one in self._context.supervisions(connection, supervision)}
            query = select(actions.c.supervision, *_ACTION).where(WAITING, actions.c.supervision.in_(asked))
            rows = connection.execute(query.order_by(*SOONEST).limit(limit)).mappings()
            return [(asked[row["supervision"]], Action(**named(row, _ACTION))) for row in rows]

    def carried(self, meeting: str) -> tuple[Carried, ...]:
        """The actions of earlier meetings this one began with, in the order they were agreed. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return carried_into(connection, meeting)
            return kept_body(connection, meeting).carried
