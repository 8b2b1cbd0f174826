"""Whoever was named here by hand and came by file as well: finding their own entry, and taking it away."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, exists, select

from model.access import NotYours, require_account
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle
from model.store.holds import require_free
from model.store.supervision.rows.called_off import called_off_since
from model.store.supervision.rows.meetings import newest_confirmed, open_meeting_of
from model.store.supervision.rows.open_record import is_begun
from model.store.supervision.seats import Seats
from model.store.supervision.supervisions import leave
from model.store.tables.supervision import meetings
from model.supervision.meeting import Supervision
from model.supervision.namesake import Namesake, is_called_the_same
from model.team.trail import Deed

_CAME_BY_FILE = select(exists().where(meetings.c.supervision == bindparam("the_id"), meetings.c.got_number > 0))


class Namesakes(Handle[Seats]):
    """The entries of a viewer's own that are called as somebody who came by file."""

    def of(self, supervision: str) -> list[Namesake]:
        """Those that were here before this supervision came by file, newest first. Raises `NotYours`."""
        require_account(self._context.viewer)
        with self._context.store.reading() as connection:
            return self._of(connection, self._context.supervision(connection, supervision))

    def take_away(self, own: str, came: str) -> None:
        """Delete an own entry of the person who came by file, and the meeting that was only planned in it.

        Raises `NotYours`, also where something keeps it, and `OnHold`.
        """
        require_account(self._context.viewer)
        with self._context.store.writing() as connection:
            self._context.supervision(connection, own, held=True)
            found = self._of(connection, self._context.supervision(connection, came))
            namesake = next((one for one in found if one.supervision.id == own and not one.kept_by), None)
            if namesake is None:
                raise NotYours
            require_free(connection, self._context.viewer)
            leave(connection, namesake.supervision, self._context.viewer.person)
            note_deletion(connection)
            self._context.note_for_both(connection, namesake.supervision, Deed("deleted", "supervision", own))
        self._context.store.leave_no_trace()

    def _of(self, connection: Connection, came: Supervision) -> list[Namesake]:
        if came.both_sign_in or not _came_by_file(connection, came):
            return []
        seat = self._context.seat_in(came)
        return [
            self._namesake(connection, one)
            for one in self._context.supervisions(connection)
            if self._context.seat_in(one) == seat
            and one.begun_at < came.begun_at
            and is_called_the_same(one.other_name(seat), came.other_name(seat))
            and not one.both_sign_in
            and not _came_by_file(connection, one)
        ]

    def _namesake(self, connection: Connection, own: Supervision) -> Namesake:
        has_record = newest_confirmed(connection, own.id, self._context.seat_in(own)) is not None
        id_ = open_meeting_of(connection, own.id)
        meeting = self._context.seated(connection, id_).meeting if id_ else None
        has_begun = meeting is not None and is_begun(connection, meeting)
        return Namesake(
            own,
            None if has_begun else meeting,
            "record" if has_record else "meeting" if has_begun else None,
            has_called_off=bool(called_off_since(connection, own.id, None)),
        )


def _came_by_file(connection: Connection, supervision: Supervision) -> bool:
    return bool(connection.scalar(_CAME_BY_FILE, {"the_id": supervision.id}))
