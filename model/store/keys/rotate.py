"""Changing the key: put the new one first in `ALONGSIDE_KEYS`, restart, `rotate`, then take the old one away.

On a team's server this is also what binds texts of before to their rows, and brings them under their people's keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from sqlalchemy import (
    Column,
    Connection,
    Label,
    RowMapping,
    Table,
    Text,
    and_,
    func,
    select,
    tuple_,
    type_coerce,
    update,
)

from model.store.database.cipher import EncryptedText, renewed, with_place
from model.store.database.columns import metadata
from model.store.database.faults import TraceLeft
from model.store.database.tokens import told_apart
from model.store.store import Store

Progress = Callable[[int, int], None]
"""Is told how many rows and keys have been looked at, and of how many."""

BATCH = 200
"""Rows in one transaction: what a run that is stopped may have to do again."""


def rotate(store: Store, told: Progress = lambda _done, _of: None) -> int:
    """Encrypt everything again with the first key, in small transactions; return how many rows held words.

    It may be stopped and run again: what is encrypted with the first key by then stays as it is. Other processes must
    know both keys while it runs.
    """
    tables = {table: secret for table in metadata.sorted_tables if (secret := _secret(table))}
    people = store.people_keys
    with store.reading() as connection:
        whole = sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    whole += people.count() if people else 0
    looked_at = held_words = 0
    for table, secret in tables.items():
        for rows, words in _rotate_table(store, table, secret):
            looked_at, held_words = looked_at + rows, held_words + words
            told(looked_at, max(whole, looked_at))
    if people:
        for done in people.wrap_again(BATCH):
            told(looked_at + done, max(whole, looked_at + done))
        people.note_all_placed()
    with suppress(TraceLeft):  # it is tried again at the restart that takes the old key away
        store.leave_no_trace()
    return held_words


def _secret(table: Table) -> list[Column[str]]:
    return [column for column in table.c if isinstance(column.type, EncryptedText)]


def _rotate_table(store: Store, table: Table, secret: list[Column[str]]) -> Iterator[tuple[int, int]]:
    key = list(table.primary_key.columns)
    query = select(*key, *map(_as_told, secret)).order_by(*key)
    last: tuple[object, ...] | None = None
    while True:
        page = query if last is None else query.where(tuple_(*key) > last)
        with store.writing() as connection:
            rows = connection.execute(page.limit(BATCH).with_for_update()).mappings().all()
            held_words = sum(_rotate_row(connection, table, secret, row) for row in rows)
        yield len(rows), held_words
        if len(rows) < BATCH:
            return
        last = tuple(rows[-1][column.name] for column in key)


def _as_told(column: Column[str]) -> Label[str]:
    """What the database tells of a column, with nothing decrypted."""
    kind = column.type
    is_bound = isinstance(kind, EncryptedText) and kind.with_row
    return type_coerce(with_place(column) if is_bound else column, Text).label(column.name)


def _rotate_row(connection: Connection, table: Table, secret: list[Column[str]], row: RowMapping) -> bool:
    kept = {column: told_apart(row[column.name] or "") for column in secret}
    fresh = {column: renewed(connection.dialect, token, place) for column, (place, token) in kept.items() if token}
    changed = {column: type_coerce(token, Text) for column, token in fresh.items() if token is not None}
    if changed:
        this = and_(*(column == row[column.name] for column in table.primary_key.columns))
        connection.execute(update(table).where(this).values(changed))
    return bool(fresh)
