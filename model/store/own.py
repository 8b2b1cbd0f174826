"""All that is a person's own in the store. Nobody else's ever comes through here."""

from __future__ import annotations

from sqlalchemy import Connection, exists, or_, select

from model.store.own_answers import OwnAnswers
from model.store.own_search import OwnSearch
from model.store.tables import preferences, reflections, relationships


class Own(OwnSearch, OwnAnswers):
    """What one viewer keeps. Every method raises a `StoreFault` where the database fails."""

    def delete(self, reflection: str) -> None:
        """Delete a reflection with all that belongs to it, for good. Raises `NotYours`."""
        with self._store.writing() as connection:
            self._hold(connection, reflection)
            connection.execute(reflections.delete().where(reflections.c.id == reflection))
        self._store.leave_no_trace()

    def delete_everything(self) -> None:
        """Delete all this person ever kept, for good."""
        with self._store.writing() as connection:
            for table in (reflections, relationships, preferences):
                connection.execute(table.delete().where(table.c.owner == self._viewer.person))
            is_alone = not _anything_left(connection)
        self._store.leave_no_trace(rewrite=is_alone)


def _anything_left(connection: Connection) -> bool:
    kinds = (reflections, relationships, preferences)
    return bool(connection.scalar(select(or_(*(exists(select(table.c.owner)) for table in kinds)))))
