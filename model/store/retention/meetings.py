"""What two people keep together and is old: meetings nobody confirmed, and records by the organisation's schedule.

With the first goes what is known of a meeting that was called off; that there was one of this id stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from model.access import SEATS
from model.store.retention.kind import Changed, Condition, Kind, Old
from model.store.supervision.meetings import drop_open_meeting
from model.store.supervision.rows.called_off import reduce_to_id
from model.store.supervision.rows.marks import drop_marks
from model.store.supervision.rows.meetings import MEETING, meeting_in
from model.store.tables.supervision import actions, called_off, meetings, records, supervisions


def _unconfirmed(before: datetime) -> ColumnElement[bool]:
    return meetings.c.fixed_at.is_(None) & (meetings.c.changed_at < before)


def _record(before: datetime) -> ColumnElement[bool]:
    return meetings.c.fixed_at.is_not(None) & (meetings.c.held_on < before.date())


def _unconfirmed_or_called_off(connection: Connection, before: datetime) -> list[Old]:
    query = (
        select(called_off.c.meeting, *(supervisions.c[seat] for seat in SEATS))
        .join(supervisions, supervisions.c.id == called_off.c.supervision)
        .where(called_off.c.called_off_at < before)
        .order_by(supervisions.c.id, called_off.c.meeting)
    )
    gone = [Old(row.meeting, (row.practitioner, row.supervisor)) for row in connection.execute(query)]
    return [*_shared(_unconfirmed)(connection, before), *gone]


def _shared(condition: Condition) -> Callable[[Connection, datetime], list[Old]]:
    """Finds meetings that are old, which are two people's."""

    def old(connection: Connection, before: datetime) -> list[Old]:
        query = (
            select(meetings.c.id, *(supervisions.c[seat] for seat in SEATS))
            .join(supervisions, supervisions.c.id == meetings.c.supervision)
            .where(condition(before))
            .order_by(supervisions.c.id, meetings.c.id)
        )
        return [Old(row.id, (row.practitioner, row.supervisor)) for row in connection.execute(query)]

    return old


def _drop_meetings(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    for id_ in ids:
        if reduce_to_id(connection, id_, before):
            continue
        row = connection.execute(_held_meeting(id_, _unconfirmed(before))).mappings().one_or_none()
        if row is None or not drop_open_meeting(connection, meeting_in(row, SEATS[0])):
            raise Changed


def _held_meeting(id_: str, is_old: ColumnElement[bool]) -> Select[Any]:
    return select(*MEETING).where(meetings.c.id == id_, is_old).with_for_update()


def _drop_records(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    for id_ in ids:
        row = connection.execute(_held_meeting(id_, _record(before))).mappings().one_or_none()
        if row is None:
            raise Changed
        _keep_what_stays_agreed(connection, id_)
        gone = list(connection.scalars(select(actions.c.id).where(actions.c.meeting == id_)))
        drop_marks(connection, row["supervision"], gone)
        connection.execute(meetings.delete().where(meetings.c.id == id_))


def _keep_what_stays_agreed(connection: Connection, meeting: str) -> None:
    """Give actions that a later record agreed on again to that one, so that they do not go with the first."""
    later = (
        select(records.c.meeting)
        .join(meetings, meetings.c.id == records.c.meeting)
        .where(meetings.c.supervision == actions.c.supervision, records.c.fixed_at == actions.c.agreed_at)
        .where(records.c.meeting != meeting)
        .limit(1)
        .scalar_subquery()
    )
    mine = (actions.c.meeting == meeting, later.is_not(None))
    connection.execute(actions.update().where(*mine).values(meeting=later))


MEETING_KINDS: dict[str, Kind] = {
    "open_meetings": Kind("meeting", _unconfirmed_or_called_off, _drop_meetings),
    "records": Kind("record", _shared(_record), _drop_records),
}
"""By their names in the settings."""
