"""The table of limits: how often somebody without an account tried something, for all processes at once.

A name is a mark under the database's key. Nobody reads an address out of it without that key.
"""

from __future__ import annotations

from sqlalchemy import Column, Double, Table, Text

from model.store.database.columns import metadata

tries = Table(
    "tries",
    metadata,
    Column("name", Text, primary_key=True),
    Column("full_at", Double, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""`full_at` is when all tries are there again, in seconds since 1970. After that a row says nothing, and goes."""
