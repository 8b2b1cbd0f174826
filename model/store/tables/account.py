"""The tables of accounts: who signs in, by which provider, and in which browsers they are signed in now."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata


def _of_account() -> Column[str]:
    return Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True)


accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", EncryptedText, nullable=False),
    Column("address", EncryptedText, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

logins = Table("logins", metadata, Column("mark", Text, primary_key=True), _of_account())
"""Which account somebody of a provider has: the mark is of the issuer and its own name for the person."""

sessions = Table(
    "sessions",
    metadata,
    Column("mark", Text, primary_key=True),
    _of_account(),
    Column("provider", Text, nullable=False),
    Column("id_token", EncryptedText, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("acted_at", Moment, nullable=False),
)
Index("ix_sessions_begun", sessions.c.begun_at)
