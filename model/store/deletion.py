"""Deleting for good what is a person's own, in every room of the store at once."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, exists, or_, select

from model.access import Viewer, require_write
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions
from model.store.supervision.brought import tell_of_deletion
from model.store.supervision.supervisions import leave_all
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.workshop import rooms
from model.store.workshop.end import forget_all

_THIS = reflections.c.id == bindparam("the_id")
_OWNER = select(reflections.c.owner).where(_THIS)
_HELD_OWNER = _OWNER.with_for_update()
_OF_RELATIONSHIP = reflections.c.relationship == bindparam("the_id")
_RELATED = select(reflections.c.id).where(_OF_RELATIONSHIP).order_by(reflections.c.id)
_RELATIONSHIP = relationships.c.id == bindparam("the_id")
_HELD_RELATIONSHIP = select(relationships.c.owner).where(_RELATIONSHIP).with_for_update()


class Deletion:
    """What one viewer may delete. Every method raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    def reflection(self, reflection: str) -> None:
        """Delete a reflection with all that belongs to it, for good; open meetings lose it too. Raises `NotYours`."""
        this = {"the_id": reflection}
        with self._store.writing() as connection:
            require_write(self._viewer, connection.scalar(_OWNER, this))
            tell_of_deletion(connection, reflection)
            require_write(self._viewer, connection.scalar(_HELD_OWNER, this))
            connection.execute(reflections.delete().where(_THIS), this)
            note_deletion(connection)
        self._store.leave_no_trace()

    def relationship(self, relationship: str) -> None:
        """Delete a relationship with its reflections, drafts too, and its notes, for good. Raises `NotYours`.

        Open meetings lose what was brought of them.
        """
        this = {"the_id": relationship}
        with self._store.writing() as connection:
            require_write(self._viewer, connection.scalar(_HELD_RELATIONSHIP, this))
            for reflection in connection.scalars(_RELATED, this).all():
                tell_of_deletion(connection, reflection)
            connection.execute(reflections.delete().where(_OF_RELATIONSHIP), this)
            connection.execute(relationships.delete().where(_RELATIONSHIP), this)
            note_deletion(connection)
        self._store.leave_no_trace()

    def everything(self) -> None:
        """Delete all this person ever kept, for good.

        Records they confirmed with another account stay with that person, who signed them as well.
        """
        with self._store.writing() as connection:
            leave_all(connection, self._viewer.person)
            forget_all(connection, self._viewer.person)
            for table in (reflections, relationships, preferences):
                connection.execute(table.delete().where(table.c.owner == self._viewer.person))
            note_deletion(connection)
            is_alone = not _anything_left(connection)
        self._store.leave_no_trace(rewrite=is_alone)


def _anything_left(connection: Connection) -> bool:
    keys = (reflections.c.id, relationships.c.id, preferences.c.owner, supervisions.c.id, rooms.c.id)
    return bool(connection.scalar(select(or_(*(exists(select(key)) for key in keys)))))
