"""What migrations make tables of. Nothing here may change: every migration makes the same tables for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A moment, kept in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A text of any length, encrypted or plain."""
    return sa.Column(name, sa.Text, nullable=nullable)


def number(name: str) -> sa.Column[object]:
    """A whole number that no database counts up by itself."""
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def flag(name: str) -> sa.Column[object]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False)


def opaque(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """An opaque id."""
    return sa.Column(name, sa.String(32), nullable=nullable)


def belongs(table: str, column: str, other: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    """Ties a column of a table to the id of another one, with which the row goes."""
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def index_where(name: str, table: str, columns: list[str], condition: str, *, unique: bool = False) -> None:
    """An index of those rows alone for which a condition holds."""
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
