"""What was deleted a moment ago: its rows as they were, and how they are put back. `just_deleted.py` holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, select

from model.access import NotYours
from model.reflection.reflection import Reflection
from model.store.database.columns import metadata
from model.store.database.last_deletion import note_deletion, sign_of_deleting_everything
from model.store.database.rows import Row, put_back, rows_as_kept
from model.store.database.transactions import now
from model.store.relationship.relationships import give_to_namesake
from model.store.supervision.brought import bring_again
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import brought

Rows = Sequence[Row]

SECONDS = 60
"""How long a deletion can be undone."""

_PARTS: defaultdict[Table, list[Column[Any]]] = defaultdict(list)
"""The columns that name a row of a table and go with it; meetings lose what was brought to them by themselves."""
for _table in metadata.sorted_tables:
    for _key in _table.foreign_keys:
        if _key.ondelete == "CASCADE" and _table is not brought:
            _PARTS[_key.column.table].append(_key.parent)

_RELATIONSHIP = (
    select(relationships.c.id)
    .where(relationships.c.id == bindparam("the_id"), relationships.c.owner == bindparam("the_owner"))
    .with_for_update()
)


@dataclass(frozen=True)
class Undoable:
    """What was deleted and can be put back: a reflection, or a relationship with its reflections; without words."""

    id: str
    reflections: tuple[Reflection, ...]
    is_relationship: bool


@dataclass(frozen=True)
class Deleted:
    """Something as it was deleted in a tab, with all that went with it.

    `sign` is that of deleting everything, or None where what was deleted with everything is known otherwise.

    `parts` are rows in the order in which they can be written again, `taken_back` what open meetings lost of each.
    """

    id: str
    owner: str
    parts: Sequence[tuple[Table, Rows]]
    taken_back: Sequence[Rows]
    sign: str | None
    tab: str
    until: datetime = field(default_factory=lambda: now() + timedelta(seconds=SECONDS))

    @property
    def told(self) -> Undoable:
        """What it was, as far as that needs no word of it, which all stay encrypted."""
        rows = [row for table, all_ in self.parts if table is reflections for row in all_]
        return Undoable(self.id, tuple(Reflection(**{**row, "headline": ""}) for row in rows), self.is_relationship)

    @property
    def is_relationship(self) -> bool:
        """Whether it was a whole relationship."""
        return self.parts[0][0] is relationships


def about_to_be_deleted(
    connection: Connection,
    roots: Sequence[tuple[Table, ColumnElement[bool]]],
    tab: str,
    taken_back: Sequence[Rows],
) -> Deleted:
    """What is held under these conditions, with all that goes with it; the first of the `roots` gives it its name."""
    parts = [part for table, condition in roots for part in _held(connection, table, condition)]
    [first] = parts[0][1]
    return Deleted(first["id"], first["owner"], parts, taken_back, sign_of_deleting_everything(connection), tab)


def _held(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Iterator[tuple[Table, Rows]]:
    yield table, rows_as_kept(connection, table, condition)
    for column in _PARTS[table]:
        [named] = column.foreign_keys
        yield from _held(connection, column.table, column.in_(select(named.column).where(condition)))


def put_all_back(connection: Connection, deleted: Deleted) -> bool:
    """Write it all again as it was; whether what was brought of it to meetings is there again too.

    A relationship that was deleted meanwhile stays so, and one whose name was given again goes into that one. Raises
    `NotYours` where everything was deleted meanwhile.
    """
    if deleted.sign is not None and sign_of_deleting_everything(connection) != deleted.sign:
        raise NotYours
    for table, rows in deleted.parts:
        put_back(connection, table, _of_what_is_there(connection, rows) if table is reflections else rows)
    if deleted.is_relationship:
        give_to_namesake(connection, deleted.owner, deleted.id)
    note_deletion(connection)
    brought_again = [bring_again(connection, deleted.owner, rows) for rows in deleted.taken_back]
    return all(brought_again)


def _of_what_is_there(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """Rows of reflections, without their relationship where that is gone."""
    found: list[Row] = []
    for row in rows:
        asked = {"the_id": row["relationship"], "the_owner": row["owner"]}
        found.append({**row, "relationship": connection.scalar(_RELATIONSHIP, asked)})
    return found
