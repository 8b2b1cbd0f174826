"""What every part of `Own` stands on: the store, the viewer, and asking whose a thing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, Viewer, require_read, require_write
from model.store.database.transactions import Transactions
from model.store.tables.reflection import reflections, relationships

_OWNER = select(reflections.c.owner).where(reflections.c.id == bindparam("id"))
_HELD = select(reflections.c.owner, reflections.c.revision).where(reflections.c.id == bindparam("id")).with_for_update()
_TOUCH = (
    reflections.update()
    .where(reflections.c.id == bindparam("the_id"))
    .values(revision=bindparam("to_revision"), changed_at=bindparam("now"))
)
_RELATIONSHIP_OWNER = select(relationships.c.owner).where(relationships.c.id == bindparam("id"))


class Part:
    """A viewer's way into the store. Everything that is read or changed is first shown to be theirs."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    @contextmanager
    def _reading(self, reflection: str) -> Iterator[Connection]:
        """Read about one reflection. Raises `NotYours`."""
        with self._store.reading() as connection:
            require_read(self._viewer, connection.scalar(_OWNER, {"id": reflection}))
            yield connection

    def _hold(self, connection: Connection, reflection: str) -> int:
        """Hold a reflection until the transaction ends and return its revision. Raises `NotYours`."""
        row = connection.execute(_HELD, {"id": reflection}).one_or_none()
        if row is None:
            raise NotYours
        require_write(self._viewer, row.owner)
        revision: int = row.revision
        return revision

    def _touch(self, connection: Connection, reflection: str, revision: int, moment: datetime) -> None:
        connection.execute(_TOUCH, {"the_id": reflection, "to_revision": revision, "now": moment})

    def _check_relationship(self, connection: Connection, relationship: str | None) -> None:
        """Raise `NotYours` for a relationship that is not this viewer's."""
        if relationship is not None:
            require_read(self._viewer, connection.scalar(_RELATIONSHIP_OWNER, {"id": relationship}))
