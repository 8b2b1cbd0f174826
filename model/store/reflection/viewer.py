"""What every part of `Own` stands on: the store, the viewer, and asking whose a thing is."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection, bindparam, select, text

from model.access import NotYours, Viewer, require_read, require_write
from model.store.tables.reflection import reflections, relationships

_OWNER = select(reflections.c.owner).where(reflections.c.id == bindparam("id"))
_HELD = select(reflections.c.owner, reflections.c.revision).where(reflections.c.id == bindparam("id")).with_for_update()
_TOUCH = (
    reflections.update()
    .where(reflections.c.id == bindparam("the_id"))
    .values(revision=bindparam("to_revision"), changed_at=bindparam("now"))
)
_RELATIONSHIP_OWNER = select(relationships.c.owner).where(relationships.c.id == bindparam("id"))


class Transactions(Protocol):
    """What a part needs of the store."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for reading."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a writing transaction."""

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """Clean up after a deletion."""


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


def one_at_a_time(connection: Connection, name: str) -> None:
    """Wait until no other transaction under this name runs; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def new_id() -> str:
    """An id that says nothing and cannot be guessed."""
    return secrets.token_hex(12)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
