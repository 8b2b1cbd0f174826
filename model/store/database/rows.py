"""Whole rows of a table just as they are kept, words encrypted, to be taken out and put back the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, Text, bindparam, select, type_coerce
from sqlalchemy.types import TypeEngine

from model.store.database.cipher import AS_KEPT, EncryptedText

Row = Mapping[str, Any]


def rows_as_kept(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> list[Row]:
    """The rows for which all of this is so, by the names of their columns."""
    columns = [type_coerce(column, _kept_type(column)).label(column.key) for column in table.c]
    return [dict(row) for row in connection.execute(select(*columns).where(*conditions)).mappings()]


def put_back(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write such rows again."""
    if rows:
        values = {column.key: bindparam(column.key, type_=_kept_type(column)) for column in table.c}
        as_kept = table.insert().values(values).execution_options(**{AS_KEPT: True})
        connection.execute(as_kept, [dict(row) for row in rows])


def _kept_type(column: Column[Any]) -> TypeEngine[Any]:
    return Text() if isinstance(column.type, EncryptedText) else column.type
