"""What every handle of `OwnStore` stands on: the store, the viewer, and asking whose a thing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, Viewer, require_read, require_write
from model.store.database.transactions import Transactions
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationships

_THIS = reflections.c.id == bindparam("the_id")
_OWNER = select(reflections.c.owner).where(_THIS)
_RELATED = select(relationships.c.owner).where(relationships.c.id == bindparam("the_id"))
_RELATED_HELD = _RELATED.with_for_update(read=True)
_HELD = select(reflections.c.owner, reflections.c.revision).where(_THIS).with_for_update()
_TOUCH = (
    reflections.update().where(_THIS).values(revision=reflections.c.revision + 1, changed_at=bindparam("the_moment"))
)


@dataclass(frozen=True)
class ViewerContext:
    """A viewer's way into the store. Everything that is read or changed is first shown to be theirs."""

    store: Transactions
    viewer: Viewer

    @contextmanager
    def reading(self, reflection: str) -> Iterator[Connection]:
        """Read about one reflection. Raises `NotYours`."""
        with self.store.reading() as connection:
            require_read(self.viewer, connection.scalar(_OWNER, {"the_id": reflection}))
            yield connection

    @contextmanager
    def changing(self, reflection: str) -> Iterator[tuple[Connection, int]]:
        """Change one reflection, held until the transaction ends; with its revision before. Raises `NotYours`."""
        with self.store.writing() as connection:
            yield connection, self.hold(connection, reflection)

    def hold(self, connection: Connection, reflection: str) -> int:
        """Hold a reflection until the transaction ends and return its revision. Raises `NotYours`."""
        row = connection.execute(_HELD, {"the_id": reflection}).one_or_none()
        if row is None:
            raise NotYours
        require_write(self.viewer, row.owner)
        revision: int = row.revision
        return revision

    @contextmanager
    def reading_relationship(self, relationship: str) -> Iterator[Connection]:
        """Read about one relationship. Raises `NotYours`."""
        with self.store.reading() as connection:
            require_read(self.viewer, connection.scalar(_RELATED, {"the_id": relationship}))
            yield connection

    def require_relationship(self, connection: Connection, relationship: str | None) -> None:
        """Hold a relationship until the transaction ends. Raises `NotYours` for one that is not this viewer's."""
        if relationship is not None:
            require_write(self.viewer, connection.scalar(_RELATED_HELD, {"the_id": relationship}))


def touch(connection: Connection, reflection: str, moment: datetime) -> None:
    """Count a change of a reflection that is held, for every page that shows it."""
    connection.execute(_TOUCH, {"the_id": reflection, "the_moment": moment})
