"""Mirrors that were not shown in their meeting, to bring to a later one or to delete; and all of them over time.

Both are their practitioner's alone.
"""

from __future__ import annotations

from sqlalchemy import Connection

from model.access import PRACTITIONER, NotYours
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, now
from model.store.holds import require_free
from model.store.supervision.rows.brought import brought_to, keep_brought
from model.store.supervision.rows.documents import kept_body
from model.store.supervision.rows.mirrors import mirrors_in, places_in_mirrors
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seats
from model.store.tables.supervision import brought, kept_mirrors
from model.store.trail.chain import note_act
from model.supervision.brought import Brought, BroughtItem
from model.supervision.mirror import KeptMirror, items_of_mirror, mirror_fields
from model.supervision.mirror_over_time import MirrorPlaces, looked_at
from model.team.trail import Deed


class Mirrors(Handle[Seats]):
    """What a practitioner said of how meetings were. Every method raises `NotYours` for anybody else."""

    def of(self, supervision: str) -> list[KeptMirror]:
        """Those of one supervision, newest first."""
        with self._context.store.reading() as connection:
            return self._own(connection, supervision)

    def told(self, mirror: str) -> tuple[BroughtItem, ...]:
        """One mirror, by its meeting, in the words in which it would be brought."""
        with self._context.reading(mirror) as (connection, seated):
            return self._items(connection, self._one(connection, seated.supervision.id, mirror))

    def places(self, supervision: str) -> tuple[MirrorPlaces, ...]:
        """The places of every mirror of one supervision, shown or not, oldest meeting first.

        What was said in a meeting that is not confirmed yet, and what was deleted, is not among them.
        """
        with self._context.store.reading() as connection:
            self._own_seat(connection, supervision)
            return looked_at(places_in_mirrors(connection, supervision))

    def bring(self, meeting: str, mirror: str) -> None:
        """Show the mirror of an earlier meeting of the same two people in an open one. Raises `Fixed`, `NotYours`.

        It is among what was brought from then on, and goes into the record. Once it stands in one, it stays there.
        """
        with self._context.changing(meeting) as (connection, seated):
            found = self._one(connection, seated.supervision.id, mirror)
            if found.is_settled:
                raise NotYours
            if found.brought_to == meeting:
                return
            source = max((one.source for one in brought_to(connection, meeting)), default=0) + 1
            moment = now()
            items = self._items(connection, found)
            keep_brought(connection, meeting, [Brought(source, item, moment) for item in items])
            _note(connection, mirror, meeting)
            count_change(connection, meeting, moment)

    def take_back(self, meeting: str, mirror: str) -> None:
        """Take it out of the open meeting it was brought to. Raises `Fixed`, `NotYours`."""
        with self._context.changing(meeting) as (connection, seated):
            if self._one(connection, seated.supervision.id, mirror).brought_to != meeting:
                raise NotYours
            of_it = brought.c.field.startswith(mirror_fields(mirror), autoescape=True)
            connection.execute(brought.delete().where(brought.c.meeting == meeting, of_it))
            _note(connection, mirror, None)
            count_change(connection, meeting)
            note_deletion(connection)
        self._context.store.leave_no_trace()

    def delete(self, mirror: str) -> None:
        """Delete it for good; what was brought of it to another meeting stays there. Raises `OnHold`."""
        with self._context.store.writing() as connection:
            seated = self._context.seated(connection, mirror, held=True)
            self._one(connection, seated.supervision.id, mirror)
            require_free(connection, self._context.viewer)
            connection.execute(kept_mirrors.delete().where(kept_mirrors.c.meeting == mirror))
            note_deletion(connection)
            note_act(connection, self._context.viewer.person, self._context.viewer, Deed("deleted", "mirror", mirror))
        self._context.store.leave_no_trace()

    def _own(self, connection: Connection, supervision: str) -> list[KeptMirror]:
        self._own_seat(connection, supervision)
        return mirrors_in(connection, supervision)

    def _own_seat(self, connection: Connection, supervision: str) -> None:
        if self._context.seat_in(self._context.supervision(connection, supervision)) != PRACTITIONER:
            raise NotYours

    def _one(self, connection: Connection, supervision: str, mirror: str) -> KeptMirror:
        found = next((one for one in self._own(connection, supervision) if one.meeting == mirror), None)
        if found is None:
            raise NotYours
        return found

    def _items(self, connection: Connection, mirror: KeptMirror) -> tuple[BroughtItem, ...]:
        return items_of_mirror(kept_body(connection, mirror.meeting).script, mirror)


def _note(connection: Connection, mirror: str, meeting: str | None) -> None:
    connection.execute(kept_mirrors.update().where(kept_mirrors.c.meeting == mirror).values(brought_to=meeting))
