"""Moving everything from one database to another, as from a laptop's file to a server's PostgreSQL.

Words are encrypted with the key of where they go. A move that was stopped goes on where it was; until it is whole,
Alongside does not open what has come so far. The old database is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, RowMapping, Table, func, select, text, tuple_

from model.key_set import KEY_FILE, keys_in
from model.store.database.columns import metadata
from model.store.database.faults import CannotMove, KeyMissing
from model.store.database.key_file import keys_at_hand
from model.store.key_marks import keep_secret, secret_of
from model.store.store import Store, opened
from model.store.tables.just_deleted import just_deleted
from model.store.tables.reflection import MOVING, store_facts
from model.store.tables.tries import tries

Progress = Callable[[int, int], None]
"""Is told how many rows have been looked at, and of how many."""

BATCH = 200
"""Rows in one transaction: what a move that is stopped may have to do again."""

_OF_THE_MOMENT = (store_facts, tries, just_deleted)
"""What one database says of itself, and what is over in a minute."""

_TABLES = [table for table in metadata.sorted_tables if table not in _OF_THE_MOMENT]
_IS_MOVING = store_facts.c.name == MOVING


@dataclass(frozen=True)
class Side:
    """One end of a move: a folder, or the address of a database, whose key may lie in the folder."""

    home: Path
    url: str | None
    is_team: bool = False
    """Whether people have keys of their own there. Keys do not move: what comes is encrypted with those it comes to."""

    def keys(self) -> tuple[str, ...]:
        """The keys it is kept with: a folder's own come before those in the environment."""
        if self.url is None and not self.is_team and (self.home / KEY_FILE).exists():
            return keys_in((self.home / KEY_FILE).read_bytes())
        return keys_at_hand(self.home)

    def opened(self) -> Store:
        """Its store, even where a move to it is unfinished. Raises a `StoreFault`."""
        return opened(self.home, self.url, self.keys(), is_team=self.is_team)


@dataclass(frozen=True)
class Told:
    """What a table holds: how many rows, and a sum of what is in them, whatever the order and the key."""

    rows: int = 0
    sum: int = 0

    def plus(self, rows: Sequence[RowMapping]) -> Told:
        """The same with these rows too."""
        sums = (int.from_bytes(sha256(repr(sorted(row.items())).encode()).digest()[:16]) for row in rows)
        return Told(self.rows + len(rows), (self.sum + sum(sums)) % 2**128)


def move(source: Side, target: Side, told: Progress, *, anew: bool = False) -> int:
    """Move all that is kept in `source` to `target`, compare both, and return how many rows that is.

    With `anew` what an unfinished move has left in `target` goes first. Raises `CannotMove` where `target` holds
    anything else or differs at the end, `KeyMissing`, and other `StoreFault`s; then it is not opened until it is whole.
    """
    if source == target:
        raise CannotMove("Both are the same place. Nothing was moved. Name another one to move to.")
    if not source.keys():
        raise KeyMissing(
            f"The key to the data in {source.home} is missing, so it cannot be moved. Nothing was changed."
        )
    with ExitStack() as open_ones:
        old = open_ones.enter_context(closing(source.opened()))
        new = open_ones.enter_context(closing(target.opened()))
        with _held(old) as reading:
            _begin(new, anew=anew)
            with new.writing() as connection:
                keep_secret(connection, secret_of(reading))
            moved = _copied(reading, new, told)
        if moved != _what_is_there(new):
            raise CannotMove(
                f"What has come to {new.database.where} is not what is in {old.database.where} now: one of them was "
                "changed meanwhile. Nothing is lost there. Stop Alongside, and move again with --anew."
            )
        with new.writing() as connection:
            connection.execute(store_facts.delete().where(_IS_MOVING))
    return sum(told.rows for told in moved.values())


@contextmanager
def _held(store: Store) -> Iterator[Connection]:
    """A connection that sees everything, while nobody can change anything."""
    with store.writing() as connection:
        if not store.database.is_sqlite:
            names = ", ".join(table.name for table in _TABLES)
            connection.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))
        yield connection


def _begin(new: Store, *, anew: bool) -> None:
    """Mark the target as being moved to. Raises `CannotMove` where it holds what no move has brought."""
    with new.writing() as connection:
        is_moving = connection.scalar(select(func.count()).select_from(store_facts).where(_IS_MOVING))
        if not is_moving:
            if any(_count(connection, table) for table in _TABLES):
                raise CannotMove(
                    f"There is data in {new.database.where} already. Nothing was changed. Move to an empty one."
                )
            connection.execute(store_facts.insert(), {"name": MOVING, "value": "unfinished"})
        elif anew:
            for table in reversed(_TABLES):
                connection.execute(table.delete())


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _copied(reading: Connection, new: Store, told: Progress) -> dict[str, Told]:
    """Copy what is not there yet, and say what each table holds."""
    whole, looked_at = sum(_count(reading, table) for table in _TABLES), 0
    held = {}
    for table in _TABLES:
        held[table.name] = Told()
        for rows in _batches(reading, table):
            with new.writing() as connection:
                _add_missing(connection, table, rows)
            held[table.name] = held[table.name].plus(rows)
            looked_at += len(rows)
            told(looked_at, whole)
    return held


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[RowMapping]]:
    """All rows of a table, some at a time."""
    columns = [column.label(column.key) for column in table.c]
    return connection.execute(select(*columns).execution_options(yield_per=BATCH)).mappings().partitions()


def _add_missing(connection: Connection, table: Table, rows: Sequence[RowMapping]) -> None:
    key = list(table.primary_key.columns)
    names = [column.key for column in key]
    wanted = [tuple(row[name] for name in names) for row in rows]
    there = {tuple(row) for row in connection.execute(select(*key).where(tuple_(*key).in_(wanted)))}
    missing = [dict(row) for row, its_key in zip(rows, wanted, strict=True) if its_key not in there]
    if missing:
        connection.execute(table.insert(), missing)


def _what_is_there(store: Store) -> dict[str, Told]:
    held = {table.name: Told() for table in _TABLES}
    with _held(store) as connection:
        for table in _TABLES:
            for rows in _batches(connection, table):
                held[table.name] = held[table.name].plus(rows)
    return held
