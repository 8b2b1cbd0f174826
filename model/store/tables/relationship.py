"""The tables of relationships."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, metadata

relationships = Table(
    "relationships",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("pseudonym", EncryptedText, nullable=False),
)
