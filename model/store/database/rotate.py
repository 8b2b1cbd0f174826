"""Changing the key: put the new one first in `ALONGSIDE_KEYS`, open, `rotate`, then take the old one away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import Column, Connection, Table, Text, and_, select, tuple_, type_coerce, update

from model.store.database.cipher import EncryptedText, renewed
from model.store.database.columns import metadata
from model.store.database.faults import TraceLeft
from model.store.store import Store

_BATCH = 200


def rotate(store: Store) -> int:
    """Encrypt everything again with the first key, in small transactions; return how many rows held words.

    It may be stopped and run again. Other processes must know both keys while it runs.
    """
    renewed_rows = 0
    for table in metadata.sorted_tables:
        secret = [column for column in table.c if isinstance(column.type, EncryptedText)]
        if secret:
            renewed_rows += sum(_rotate_table(store, table, secret))
    with suppress(TraceLeft):  # it is tried again at the restart that takes the old key away
        store.leave_no_trace()
    return renewed_rows


def _rotate_table(store: Store, table: Table, secret: list[Column[str]]) -> Iterator[int]:
    key = list(table.primary_key.columns)
    query = select(*key, *(type_coerce(column, Text).label(column.name) for column in secret)).order_by(*key)
    last: tuple[object, ...] | None = None
    while True:
        page = query if last is None else query.where(tuple_(*key) > last)
        with store.writing() as connection:
            rows = connection.execute(page.limit(_BATCH).with_for_update()).mappings().all()
            changed = sum(_rotate_row(connection, table, secret, dict(row)) for row in rows)
        yield changed
        if len(rows) < _BATCH:
            return
        last = tuple(rows[-1][column.name] for column in key)


def _rotate_row(connection: Connection, table: Table, secret: list[Column[str]], row: dict[str, str]) -> bool:
    fresh = {
        column: type_coerce(renewed(connection.dialect, row[column.name]), Text)
        for column in secret
        if row[column.name]
    }
    if fresh:
        this = and_(*(column == row[column.name] for column in table.primary_key.columns))
        connection.execute(update(table).where(this).values(fresh))
    return bool(fresh)
