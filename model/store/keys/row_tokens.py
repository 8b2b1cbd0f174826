"""On a team's server each encrypted text is bound to its row: to table, column, person and primary key.

What one person alone owns is under that person's key, the rest under the service's. Before a row is written its texts
are sealed for it. Where a text is read, the database says beside it in which place it lies, and it opens there alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from cryptography.fernet import MultiFernet
from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Engine,
    Insert,
    RootTransaction,
    Table,
    Update,
    and_,
    event,
    select,
)
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, ColumnElement
from sqlalchemy.sql.selectable import FromClause

from model.store.database.cipher import AS_KEPT, EncryptedText, Token, place_tokens
from model.store.database.tokens import BETWEEN, OutOfPlace, PlaceCipher, is_placed, told_apart
from model.store.keys.people import PeopleKeys
from model.store.tables.whose import WHOSE

Row = Mapping[str, Any]

NOBODY = ""
"""Whose the texts are that no one person owns alone."""


class RowTokens:
    """Seals and opens the texts of one database; `people` holds the keys of people, `service` is for all others."""

    def __init__(self, people: PeopleKeys, service: PlaceCipher, before: MultiFernet) -> None:
        self.people = people
        self._service = service
        self._before = before
        self._owners: WeakKeyDictionary[RootTransaction, dict[tuple[Table, tuple[str, ...]], str]] = WeakKeyDictionary()

    def serve(self, engine: Engine) -> None:
        """Seal all that is written through this engine from now on, and open what is read."""
        event.listen(engine, "before_execute", self._sealed, retval=True)
        place_tokens(engine.dialect, self)

    def in_sql(self, column: ColumnElement[Any], compiler: Any, **options: Any) -> str:
        """A column as SQL, which may be one of an alias, with the place of each text in it told before the text."""
        [base] = column.base_columns
        table, there = base.table, column.table
        parts = [f"'{table.name}.{base.name}'", _person_in_sql(table, there, compiler, options)]
        parts += [_in_sql(there, key, compiler, options) for key in table.primary_key]
        return f" || '{BETWEEN}' || ".join([*parts, compiler.process(column, **options)])

    def opened(self, told: str) -> str:
        """The text in what the database told of a column: its place, and the token there. Raises `OutOfPlace`."""
        place, token = told_apart(told)
        if not token:
            return token
        if is_placed(token):
            return self._cipher(place).open(token, place).decode()
        if self.people.all_placed:
            raise OutOfPlace
        return self._before.decrypt(token).decode()

    def renewed(self, token: str, place: str) -> str | None:
        """A token of the same text that is bound to its place, under the key that seals now; None where it is so."""
        if not is_placed(token):
            return self.sealed(self._before.decrypt(token).decode(), place)
        cipher = self._cipher(place)
        text = cipher.open(token, place)
        return None if cipher.sealed_with_first(token, place) else cipher.seal(text, place)

    def sealed(self, text: str, place: str) -> Token:
        """A token of this text for a place."""
        return Token(self._cipher(place, make=True).seal(text.encode(), place))

    def moved(self, table: Table, row: Row, key: Row) -> dict[str, Any]:
        """A row as it is kept, of a table that is nobody's alone, under another primary key: sealed for there."""
        after = {**row, **key}
        for name in secret_columns(table):
            here, there = (place(table.c[name], NOBODY, _key_of(table, one)) for one in (row, after))
            if row[name] and here != there:
                after[name] = self.sealed(self.opened(f"{here}{BETWEEN}{row[name]}"), there)
        return after

    def _cipher(self, place: str, *, make: bool = False) -> PlaceCipher:
        person = place.split(BETWEEN, 2)[1]
        return self.people.of(person, make=make) if person != NOBODY else self._service

    def _sealed(
        self, connection: Connection, statement: Any, many: Sequence[Row], one: Row, options: Mapping[str, Any]
    ) -> tuple[Any, Sequence[Row], Row]:
        """What a statement is executed with: the texts in its rows sealed for those rows."""
        if not isinstance(statement, Insert | Update) or options.get(AS_KEPT):
            return statement, many, one
        table = statement.table
        if not isinstance(table, Table):
            return statement, many, one
        if not any(row.get(name) for row in (*many, one) for name in secret_columns(table)):
            return statement, many, one
        sealed = [self._sealed_row(connection, table, statement, row) for row in many or [one]]
        return (statement, sealed, {}) if many else (statement, [], sealed[0])

    def _sealed_row(self, connection: Connection, table: Table, statement: Insert | Update, row: Row) -> Row:
        known = row if isinstance(statement, Insert) else _named_by(statement, row)
        key = _key_of(table, known)
        person = self._person(connection, table, known, key)
        texts = {
            name: self.sealed(row[name], place(table.c[name], person, key))
            for name in secret_columns(table)
            if row.get(name)
        }
        return {**row, **texts}

    def _person(self, connection: Connection, table: Table, known: Row, key: tuple[str, ...]) -> str:
        """Whose a row is that is written now."""
        whose = WHOSE.get(table)
        if whose is None:
            return NOBODY
        if whose.parent is not None:
            return self._owner(connection, whose.parent, (str(known[whose.column]),))
        return str(known[whose.column]) if whose.column in known else self._owner(connection, table, key)

    def _owner(self, connection: Connection, table: Table, key: tuple[str, ...]) -> str:
        """Whom a row names that is there already, asked once in a transaction.

        In another one the row may be gone, and somebody else have taken one in under its id.
        """
        transaction = connection.get_transaction()
        owners = {} if transaction is None else self._owners.setdefault(transaction, {})
        if (table, key) not in owners:
            this = and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))
            owners[table, key] = str(connection.scalar(select(table.c[WHOSE[table].column]).where(this)))
        return owners[table, key]


@cache
def secret_columns(table: Table) -> list[str]:
    """The columns of a table whose texts are bound to their row."""
    return [column.key for column in table.c if isinstance(column.type, EncryptedText) and column.type.with_row]


def _key_of(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(str(row[column.key]) for column in table.primary_key)


def place(column: Column[Any], person: str, key: Sequence[str]) -> str:
    """The place of a text. Raises ValueError for a key that would make it another one."""
    parts = (f"{column.table.name}.{column.name}", person, *key)
    if any(BETWEEN in part for part in parts):
        raise ValueError(column.table.name)
    return BETWEEN.join(parts)


def _person_in_sql(table: Table, there: FromClause, compiler: Any, options: dict[str, Any]) -> str:
    whose = WHOSE.get(table)
    if whose is None:
        return f"'{NOBODY}'"
    named = _in_sql(there, table.c[whose.column], compiler, options)
    if whose.parent is None:
        return named
    owner = WHOSE[whose.parent].column
    return f"(SELECT whose.{owner} FROM {whose.parent.name} AS whose WHERE whose.id = {named})"  # noqa: S608  names of ours


def _in_sql(there: FromClause, column: Column[Any], compiler: Any, options: dict[str, Any]) -> str:
    found = there.corresponding_column(column)
    if found is None:
        raise TypeError(f"{column} has to be selected too, so that it can be told where a text of {column.table} lies")
    return f"CAST({compiler.process(found, **options)} AS TEXT)"


def _named_by(statement: Update, row: Row) -> dict[str, Any]:
    """The columns that the condition of an update gives a value to."""
    return dict(_equals(statement, row))


def _equals(statement: Update, row: Row) -> Iterator[tuple[str, Any]]:
    if statement.whereclause is None:
        return
    for part in visitors.iterate(statement.whereclause):
        if isinstance(part, BinaryExpression) and part.operator is operators.eq:
            left, right = part.left, part.right
            if isinstance(left, Column) and isinstance(right, BindParameter):
                yield left.key, row.get(right.key, right.effective_value)
