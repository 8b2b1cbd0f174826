"""The actions of confirmed meetings: kept when a record is fixed, due until a later record says what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.answers import OUTCOMES
from model.store.supervision.envelopes import MeetingEnvelopes
from model.store.tables.supervision import actions
from model.supervision.meeting import Action, Supervision

_NAMES = ("id", "meeting", "kind", "what", "who", "due", "notice", "outcome", "outcome_words")
_WAITING = select(actions.c.supervision, *(actions.c[name] for name in _NAMES)).where(actions.c.outcome.is_(None))
_SOONEST = (actions.c.due.asc().nulls_last(), actions.c.agreed_at, actions.c.id)
_SETTLE = (
    actions.update()
    .where(actions.c.id == bindparam("the_id"), actions.c.supervision == bindparam("the_supervision"))
    .values(outcome=bindparam("came"), outcome_words=bindparam("why"))
)


class MeetingActions(MeetingEnvelopes):
    """What was agreed and is still to come."""

    def due_actions(self, supervision: str | None = None, *, limit: int = 100) -> list[tuple[Supervision, Action]]:
        """Actions of confirmed meetings that no record says anything of yet, soonest due first, undated last.

        Raises `NotYours`.
        """
        with self._store.reading() as connection:
            asked = {one.id: one for one in self._asked(connection, supervision)}
            query = _WAITING.where(actions.c.supervision.in_(asked)).order_by(*_SOONEST).limit(limit)
            return [(asked[of], Action(*row)) for of, *row in connection.execute(query)]


def keep_actions(connection: Connection, supervision: str, agreed: Iterable[Action], moment: datetime) -> None:
    """Keep what a record agrees, as due from this moment."""
    rows = [vars(action) | {"supervision": supervision, "agreed_at": moment} for action in agreed]
    if rows:
        connection.execute(actions.insert(), rows)


def settle_earlier(connection: Connection, supervision: str, earlier: Iterable[Action]) -> None:
    """Write to earlier actions of the same supervision what a record says came of them, where they are kept here."""
    for action in earlier:
        if action.outcome in OUTCOMES:
            news = {"came": action.outcome, "why": action.outcome_words}
            connection.execute(_SETTLE, {"the_id": action.id, "the_supervision": supervision} | news)
