"""What all tables are made with and read by: the list of them, our own kinds of column, and rows by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Integer, Label, MetaData, RowMapping, String, Table, Text
from sqlalchemy.types import TypeDecorator

from model.store.database.cipher import EncryptedText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def answer_columns(*key: str) -> list[Column[Any]]:
    """The columns of an answer as every table of answers has them; those in its `key` tell its rows apart."""
    kinds = {"field": Text, "words": EncryptedText, "place": Text, "version": Integer, "saved_at": Moment, "tab": Text}
    return [
        Column(name, kind, primary_key=name in key, nullable=name == "place", autoincrement=False)
        for name, kind in kinds.items()
    ]


class Id(TypeDecorator[str]):
    """An opaque id. Addresses bring anything: what no id can be becomes one that is never found."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Only what a database can take as text goes in."""
        return value if value is None or (value.isascii() and value.isprintable()) else ""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To UTC on the way in."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To an aware UTC time on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def columns_of(table: Table, kind: type[Any]) -> tuple[Label[Any], ...]:
    """The columns of `table` that are fields of the dataclass `kind`, each under the name of its field."""
    return tuple(table.c[field.name].label(field.name) for field in fields(kind) if field.name in table.c)


def named(row: RowMapping, columns: Iterable[Label[Any]]) -> dict[str, Any]:
    """Of a row these columns only, by name."""
    return {column.name: row[column.name] for column in columns}
