"""The rows of what is said of open actions between meetings."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from model.access import Seat
from model.store.database.columns import columns_of
from model.store.supervision.rows.actions import open_actions
from model.store.tables.supervision import action_marks
from model.supervision.mark import Mark

_OF = action_marks.c.supervision == bindparam("the_id")
_ALL = (
    select(*columns_of(action_marks, Mark))
    .where(_OF)
    .order_by(action_marks.c.saved_at, action_marks.c.action, action_marks.c.seat)
)
_BY = (_OF, action_marks.c.seat == bindparam("the_seat"), action_marks.c.action == bindparam("the_action"))
_ONE = select(*columns_of(action_marks, Mark)).where(*_BY)
_GONE = action_marks.delete().where(*_BY)
_SPOKEN_OF = action_marks.delete().where(_OF, action_marks.c.action.in_(bindparam("actions", expanding=True)))


def marks_in(connection: Connection, supervision: str) -> list[Mark]:
    """All that was said, oldest first, with what was taken back."""
    return [Mark(**row) for row in connection.execute(_ALL, {"the_id": supervision}).mappings()]


def mark_in(connection: Connection, supervision: str, action: str, seat: Seat) -> Mark | None:
    """What one seat said of one action."""
    key = {"the_id": supervision, "the_action": action, "the_seat": seat}
    row = connection.execute(_ONE, key).mappings().one_or_none()
    return Mark(**row) if row else None


def marks_since(connection: Connection, supervision: str) -> list[Mark]:
    """What was said of each action since it was agreed as it stands, oldest first; the same on both machines."""
    agreed = open_actions(connection, supervision)
    found = marks_in(connection, supervision)
    return [one for one in found if one.action not in agreed or one.saved_at > agreed[one.action][1]]


def keep_mark(connection: Connection, supervision: str, mark: Mark) -> None:
    """Keep what a seat says of an action, instead of what it said before."""
    connection.execute(_GONE, {"the_id": supervision, "the_action": mark.action, "the_seat": mark.seat})
    connection.execute(action_marks.insert(), vars(mark) | {"supervision": supervision})


def drop_marks(connection: Connection, supervision: str, actions: Collection[str]) -> None:
    """Delete what was said of actions that a record speaks of now."""
    connection.execute(_SPOKEN_OF, {"the_id": supervision, "actions": list(actions)})
