"""The table of plans of people's own."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata

own_plans = Table(
    "own_plans",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("left_out", EncryptedText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
