"""The tables of a team's server: what is held, and each person's trail of what was done with their things.

A trail has no words. `sealed` is the key and the two ends of one person's chain of entries, encrypted together: who has
the database alone can neither make a chain anew nor cut one short.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata

holds = Table(
    "holds",
    metadata,
    Column("person", Text, primary_key=True),
    Column("reason", EncryptedText, nullable=False),
    Column("ordered_by", EncryptedText, nullable=False),
    Column("since", Moment, nullable=False),
)

trail = Table(
    "trail",
    metadata,
    Column("person", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("thing", Id),
    Column("things", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("ix_trail_at", trail.c.person, trail.c.at)

trail_chains = Table(
    "trail_chains",
    metadata,
    Column("person", Text, primary_key=True),
    Column("sealed", EncryptedText, nullable=False),
)
