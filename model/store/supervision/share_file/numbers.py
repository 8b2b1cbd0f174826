"""Which file of a day one makes, over all people one meets that day, so that no two of them are called the same."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from model.store.supervision.seats import Seated
from model.store.tables.supervision import called_off, meetings, supervisions


def next_of_day(connection: Connection, seated: Seated, person: str) -> int:
    """The number of the next one in this direction, counted from 1; those of meetings that were called off count."""
    sent = 0
    for table in (meetings, called_off):
        query = (
            select(func.sum(table.c.sent_number))
            .join(supervisions, supervisions.c.id == table.c.supervision)
            .where(supervisions.c[seated.seat] == person, table.c.held_on == seated.meeting.held_on)
        )
        sent += connection.scalar(query) or 0
    return sent + 1
