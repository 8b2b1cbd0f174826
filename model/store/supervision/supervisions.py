"""Who meets whom: beginning a supervision, naming the two people, and leaving it for good."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from model.access import NotYours, Seat, gone, guest_of, is_account, readable_owners
from model.store.database.transactions import new_id, now
from model.store.database.words import cleaned
from model.store.supervision.unsaid import let_go_of
from model.store.supervision.viewer import SUPERVISION, MeetingPart
from model.store.tables.supervision import meetings, supervisions
from model.supervision.meeting import Supervision

_PERSONS: BindParameter[str] = bindparam("persons", expanding=True)
_MINE = (
    select(*SUPERVISION)
    .where(or_(supervisions.c.practitioner.in_(_PERSONS), supervisions.c.supervisor.in_(_PERSONS)))
    .order_by(supervisions.c.begun_at.desc(), supervisions.c.id.desc())
)
_THIS = supervisions.c.id == bindparam("the_id")
_OPEN_OF = (meetings.c.supervision == bindparam("the_id"), meetings.c.fixed_at.is_(None))
_OPEN = select(meetings.c.id).where(*_OPEN_OF)
_CALL_OFF = meetings.delete().where(*_OPEN_OF)


class Supervisions(MeetingPart):
    """The supervisions a viewer holds a seat in."""

    def begin_supervision(self, practitioner_name: str, supervisor_name: str) -> Supervision:
        """Begin a supervision with the viewer as the practitioner and a guest of theirs as the supervisor.

        Raises `NotYours` for a guest, ValueError for an empty name, `TooLong`.
        """
        if not is_account(self._viewer.person):
            raise NotYours
        id_ = new_id()
        names = _named(practitioner_name), _named(supervisor_name)
        begun = Supervision(id_, self._viewer.person, guest_of(id_).person, *names, now())
        with self._store.writing() as connection:
            connection.execute(supervisions.insert(), vars(begun))
        return begun

    def supervisions(self) -> list[Supervision]:
        """Those the viewer holds either seat in, newest first."""
        with self._store.reading() as connection:
            return self._mine(connection)

    def supervision(self, supervision: str) -> Supervision:
        """One supervision. Raises `NotYours`."""
        with self._store.reading() as connection:
            return self._supervision(connection, supervision)

    def seat(self, supervision: str) -> Seat:
        """The seat the viewer holds. Raises `NotYours` where they hold none."""
        return self._seat_in(self.supervision(supervision))

    def rename(
        self, supervision: str, practitioner_name: str | None = None, supervisor_name: str | None = None
    ) -> Supervision:
        """Correct the names the two use here; those in confirmed records stay as they are.

        A name is part of an open meeting's record, so a new one makes a confirmation of it void. Raises `NotYours`,
        `TooLong`, and ValueError for an empty name.
        """
        given = {"practitioner_name": practitioner_name, "supervisor_name": supervisor_name}
        wanted = {key: _named(name) for key, name in given.items() if name is not None}
        with self._store.writing() as connection:
            before = self._supervision(connection, supervision, held=True)
            news = {key: name for key, name in wanted.items() if getattr(before, key) != name}
            if news:
                connection.execute(supervisions.update().where(_THIS).values(news), {"the_id": supervision})
                for meeting in connection.scalars(_OPEN, {"the_id": supervision}).all():
                    self._touch(connection, meeting)
            return self._supervision(connection, supervision)

    def forget(self, supervision: str) -> None:
        """Leave a supervision for good, as `leave` tells. Raises `NotYours`, for a guest as well."""
        if not is_account(self._viewer.person):
            raise NotYours
        with self._store.writing() as connection:
            leave(connection, self._supervision(connection, supervision, held=True), self._viewer.person)
        self._store.leave_no_trace()

    def _mine(self, connection: Connection) -> list[Supervision]:
        rows = connection.execute(_MINE, {"persons": readable_owners(self._viewer)})
        return [Supervision(*row) for row in rows]


def leave_all(connection: Connection, person: str) -> None:
    """Leave every supervision this person holds a seat in."""
    for row in connection.execute(_MINE.with_for_update(), {"persons": (person,)}).all():
        leave(connection, Supervision(*row), person)


def leave(connection: Connection, supervision: Supervision, person: str) -> None:
    """Delete a supervision with all of it; where the other is an account, keep what both confirmed for them.

    Then the open meeting and what this person had begun to say go, and the seat is nobody's from now on.
    """
    seat: Seat
    seat, other = "practitioner", supervision.supervisor
    if person != supervision.practitioner:
        seat, other = "supervisor", supervision.practitioner
    key = {"the_id": supervision.id}
    if other == person or not is_account(other):
        connection.execute(supervisions.delete().where(_THIS), key)
        return
    connection.execute(_CALL_OFF, key)
    let_go_of(connection, supervision.id, seat)
    connection.execute(supervisions.update().where(_THIS).values({seat: gone(new_id()).person}), key)


def _named(name: str) -> str:
    name = " ".join(cleaned(name).split())
    if not name:
        raise ValueError("A name needs at least one letter.")
    return name
