"""Who meets whom: beginning a supervision, naming the two people, and leaving it for good."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam

from model.access import (
    PRACTITIONER,
    SUPERVISOR,
    Seat,
    gone,
    is_account,
    other_seat,
    require_account,
    without_account,
)
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.holds import require_free
from model.store.supervision.rows.meetings import open_meeting_of
from model.store.supervision.rows.mirrors import forget_mirrors
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.rows.unsaid import forget_unsaid
from model.store.supervision.seats import SUPERVISIONS_OF, Seats
from model.store.tables.supervision import meetings, supervisions
from model.supervision.meeting import Supervision
from model.team.trail import Deed

_THIS = supervisions.c.id == bindparam("the_id")
_CALL_OFF = meetings.delete().where(meetings.c.supervision == bindparam("the_id"), meetings.c.fixed_at.is_(None))


class Supervisions(Handle[Seats]):
    """The supervisions a viewer holds a seat in."""

    def begin(self, practitioner_name: str, supervisor_name: str, seat: Seat = PRACTITIONER) -> Supervision:
        """Begin a supervision with the viewer in this seat, and somebody in the other who has no account here.

        Raises `NotYours` for a guest, ValueError for an empty name, `TooLong`.
        """
        viewer = self._context.viewer
        require_account(viewer)
        id_ = new_id()
        names = as_name(practitioner_name), as_name(supervisor_name)
        theirs = without_account(other_seat(seat), id_)
        practitioner, supervisor = (viewer, theirs) if seat == PRACTITIONER else (theirs, viewer)
        made = Supervision(id_, practitioner.person, supervisor.person, *names, now())
        with self._context.store.writing() as connection:
            connection.execute(supervisions.insert(), vars(made))
        return made

    def all(self) -> list[Supervision]:
        """Those the viewer holds either seat in, newest first."""
        with self._context.store.reading() as connection:
            return self._context.supervisions(connection)

    def get(self, supervision: str) -> Supervision:
        """One supervision. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            return self._context.supervision(connection, supervision)

    def seat(self, supervision: str) -> Seat:
        """The seat the viewer holds. Raises `NotYours` where they hold none."""
        return self._context.seat_in(self.get(supervision))

    def rename(
        self, supervision: str, practitioner_name: str | None = None, supervisor_name: str | None = None
    ) -> Supervision:
        """Correct the names the two use here; those in confirmed records stay as they are.

        A name is part of an open meeting's record, so a new one makes a confirmation of it void. Raises `NotYours`,
        `TooLong`, and ValueError for an empty name.
        """
        given = {"practitioner_name": practitioner_name, "supervisor_name": supervisor_name}
        wanted = {key: as_name(name) for key, name in given.items() if name is not None}
        with self._context.store.writing() as connection:
            before = self._context.supervision(connection, supervision, held=True)
            news = {key: name for key, name in wanted.items() if getattr(before, key) != name}
            if news:
                connection.execute(supervisions.update().where(supervisions.c.id == supervision), news)
                if meeting := open_meeting_of(connection, supervision):
                    count_change(connection, meeting)
            return self._context.supervision(connection, supervision)

    def forget(self, supervision: str) -> None:
        """Leave a supervision for good, as `leave` tells. Raises `NotYours`, for a guest as well, and `OnHold`."""
        person = self._context.viewer.person
        require_account(self._context.viewer)
        with self._context.store.writing() as connection:
            found = self._context.supervision(connection, supervision, held=True)
            require_free(connection, self._context.viewer)
            leave(connection, found, person)
            note_deletion(connection)
            self._context.note_for_both(connection, found, Deed("deleted", "supervision", supervision))
        self._context.store.leave_no_trace()


def leave_all(connection: Connection, person: str) -> None:
    """Leave every supervision this person holds a seat in."""
    for row in connection.execute(SUPERVISIONS_OF.with_for_update(), {"persons": (person,)}).mappings().all():
        leave(connection, Supervision(**row), person)


def leave(connection: Connection, supervision: Supervision, person: str) -> None:
    """Delete a supervision with all of it; where the other is an account, keep what both confirmed for them.

    Then the open meeting and what this person had not said yet go, and the seat is nobody's from now on.
    """
    seat, other = PRACTITIONER, supervision.supervisor
    if person != supervision.practitioner:
        seat, other = SUPERVISOR, supervision.practitioner
    key = {"the_id": supervision.id}
    if other == person or not is_account(other):
        connection.execute(supervisions.delete().where(_THIS), key)
        return
    connection.execute(_CALL_OFF, key)
    forget_unsaid(connection, supervision.id, seat)
    if seat == PRACTITIONER:
        forget_mirrors(connection, supervision.id)
    connection.execute(supervisions.update().where(_THIS).values({seat: gone(new_id()).person}), key)


def as_name(name: str) -> str:
    """A name as it is kept. Raises ValueError for an empty one, `TooLong`."""
    name = " ".join(cleaned(name).split())
    if not name:
        raise ValueError("A name needs at least one letter.")
    return name
