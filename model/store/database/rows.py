"""Rows read by name: the columns that make up a thing of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import Label, RowMapping, Table


def columns_of(table: Table, kind: type[Any]) -> tuple[Label[Any], ...]:
    """The columns of `table` that are fields of the dataclass `kind`, each under the name of its field."""
    return tuple(table.c[field.name].label(field.name) for field in fields(kind) if field.name in table.c)


def named(row: RowMapping, columns: Iterable[Label[Any]]) -> dict[str, Any]:
    """Of a row these columns only, by name."""
    return {column.name: row[column.name] for column in columns}
