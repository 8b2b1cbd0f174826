"""The tables of relationships, and of the dated notes around them."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, answer_columns, metadata

relationships = Table(
    "relationships",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("pseudonym", EncryptedText, nullable=False),
    Column("closed_on", Date),
)

relationship_notes = Table(
    "relationship_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("relationship", ForeignKey("relationships.id", ondelete="CASCADE"), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("tab", Text, nullable=False),
)
Index(
    "ix_relationship_notes_newest",
    relationship_notes.c.relationship,
    relationship_notes.c.happened_on,
    relationship_notes.c.written_at,
    relationship_notes.c.id,
)

replaced_notes = Table(
    "replaced_notes",
    metadata,
    Column("note", ForeignKey("relationship_notes.id", ondelete="CASCADE"), primary_key=True),
    *answer_columns("version"),
)
