"""The table of what was deleted a moment ago, where several processes share a database server."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata

just_deleted = Table(
    "just_deleted",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("until", Moment, nullable=False, index=True),
    Column("body", EncryptedText, nullable=False),
)
