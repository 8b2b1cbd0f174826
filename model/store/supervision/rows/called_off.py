"""The rows of open meetings that were called off. Of one by share file the id is remembered as well.

The other's next file would bring it back as new.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.store.tables.supervision import called_off
from model.supervision.called_off import CalledOff, Who
from model.supervision.meeting import Meeting

_ROW = [called_off.c[name] for name in ("meeting", "held_on", "called_off_at", "who", "why")]
_OF = called_off.c.supervision == bindparam("the_id")
_FOUND = (
    select(*_ROW)
    .where(_OF, called_off.c.held_on.is_not(None), called_off.c.called_off_at.is_not(None))
    .order_by(called_off.c.called_off_at, called_off.c.meeting)
)
_TOLD = called_off.update().where(_OF).values(who=None, why=None)


def remember_id(connection: Connection, meeting: Meeting) -> None:
    """Remember of a meeting that it is gone, and nothing else."""
    connection.execute(called_off.insert(), {"meeting": meeting.id, "supervision": meeting.supervision})


def remember(connection: Connection, meeting: Meeting, who: Who | None, why: str, moment: datetime) -> None:
    """Remember a meeting that is called off at this moment."""
    told = {"held_on": meeting.held_on, "called_off_at": moment, "who": who, "why": why or None}
    row = {"meeting": meeting.id, "supervision": meeting.supervision, "sent_number": meeting.sent_number}
    connection.execute(called_off.insert(), row | told)


def called_off_since(connection: Connection, supervision: str, since: datetime | None) -> tuple[CalledOff, ...]:
    """Those of a supervision that were called off after this moment, or all of them, the last one last."""
    rows = connection.execute(_FOUND, {"the_id": supervision}).mappings()
    found = (CalledOff(**{**row, "why": row["why"] or ""}) for row in rows)
    return tuple(one for one in found if since is None or one.called_off_at > since)


def reduce_to_id(connection: Connection, meeting: str, before: datetime) -> bool:
    """Let go of all but its id, of one that was called off before this moment. Whether there was one."""
    this = called_off.c.meeting == meeting, called_off.c.called_off_at < before
    nothing = dict.fromkeys(("held_on", "called_off_at", "who", "why", "sent_number"))
    return connection.execute(called_off.update().where(*this).values(nothing)).rowcount > 0


def forget_why(connection: Connection, supervision: str) -> None:
    """Let go of who called meetings off and why: a record that both confirmed has what they say of it."""
    connection.execute(_TOLD, {"the_id": supervision})
