"""What a kind of data is to whoever deletes by age: how what is old is found, whose it is, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, select

from model.team.trail import Kind as Told

Condition = Callable[[datetime], ColumnElement[bool]]
"""What makes a row old, by the moment before which it was last touched."""


class Changed(Exception):
    """Raised where something that was old has been touched meanwhile: all that went with it comes back."""


@dataclass(frozen=True)
class Old:
    """A thing that is old: its id, and whose it is, one person or two."""

    id: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """How one kind is found and deleted, and what it is called in the trail.

    `drop` deletes those of the ids that are still old, and raises `Changed` where one is not. `rewrites`: what goes is
    wiped out by writing the file anew.
    """

    told: Told
    old: Callable[[Connection, datetime], list[Old]]
    drop: Callable[[Connection, Sequence[str], datetime], None]
    rewrites: bool = False


def owned(table: Table, condition: Condition) -> Callable[[Connection, datetime], list[Old]]:
    """Finds what is old and one person's."""

    def old(connection: Connection, before: datetime) -> list[Old]:
        query = select(table.c.id, table.c.owner).where(condition(before)).order_by(table.c.owner, table.c.id)
        return [Old(row.id, (row.owner,)) for row in connection.execute(query)]

    return old


def delete(connection: Connection, table: Table, id_: str, is_old: ColumnElement[bool]) -> None:
    """Delete a row that is still old. Raises `Changed`."""
    if not connection.execute(table.delete().where(table.c.id == id_, is_old)).rowcount:
        raise Changed
