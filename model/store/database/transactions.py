"""What every room of the store stands on: transactions, one at a time where need be, new ids and the present moment."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection, text


class Transactions(Protocol):
    """What a room needs of the store. Every use raises a `StoreFault` where the database fails."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for reading."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a writing transaction."""

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """Clean up after a deletion."""


Context = TypeVar("Context")


class Handle(Generic[Context]):
    """One of the objects that a door hands out. All of a door share a context, which asks whose a thing is."""

    def __init__(self, context: Context) -> None:
        self._context = context


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
