"""The row of a meeting and that of its supervision."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, bindparam, select

from model.access import Seat
from model.content.supervision.schema import Script
from model.store.database.columns import columns_of, named
from model.store.supervision.rows.documents import keep_script
from model.store.tables.supervision import meetings, supervisions
from model.supervision.meeting import Meeting, Supervision
from model.supervision.record import Carried

MEETING = columns_of(meetings, Meeting)
"""The columns of a `Meeting`, but for the seat, which depends on who asks."""

SUPERVISION = columns_of(supervisions, Supervision)
_OF = "supervision_"
MEETING_OF = (
    select(*MEETING, meetings.c.has_two_views, *(column.label(f"{_OF}{column.name}") for column in supervisions.c))
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(meetings.c.id == bindparam("the_id"))
)
"""A meeting with whether it has two views, and with its supervision."""
_NEWEST = (meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
_CONFIRMED = (
    select(*MEETING)
    .where(meetings.c.supervision == bindparam("the_id"), meetings.c.fixed_at.is_not(None))
    .order_by(*_NEWEST)
    .limit(1)
)
_OPEN = select(meetings.c.id).where(meetings.c.supervision == bindparam("the_id"), meetings.c.fixed_at.is_(None))


def meeting_in(row: RowMapping, seat: Seat) -> Meeting:
    """The meeting in a row, for whoever holds `seat`."""
    return Meeting(seat=seat, **named(row, MEETING))


def supervision_in(row: RowMapping) -> Supervision:
    """The supervision in a row of `MEETING_OF`."""
    return Supervision(**{column.name: row[f"{_OF}{column.name}"] for column in SUPERVISION})


def open_meeting_of(connection: Connection, supervision: str) -> str | None:
    """The meeting of a supervision that is open, if any."""
    return connection.scalar(_OPEN, {"the_id": supervision})


def newest_confirmed(connection: Connection, supervision: str, seat: Seat) -> Meeting | None:
    """The newest meeting of a supervision whose record both have confirmed, if any, for whoever holds `seat`."""
    row = connection.execute(_CONFIRMED, {"the_id": supervision}).mappings().one_or_none()
    return meeting_in(row, seat) if row else None


def add_meeting(
    connection: Connection, meeting: Meeting, script: Script, carried: tuple[Carried, ...], guide: dict[str, str]
) -> None:
    """Keep a new meeting; `guide` is the language and the content_version its script was taken from."""
    row = {name: value for name, value in vars(meeting).items() if name != "seat"}
    connection.execute(meetings.insert(), row | guide | {"has_two_views": script.has_two_views})
    keep_script(connection, meeting.id, script, carried)
