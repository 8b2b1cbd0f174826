"""The tables of supervision between two people who both sign in: invitations, and who is there in a live meeting.

An invitation is gone when it is answered or over. One by address that was declined stays with whoever invites until it
is over, without its `mark`, by which the invited find it. Who was there last is gone with the meeting's other working
rows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, UniqueConstraint

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata


def _who_asks() -> list[Column[Any]]:
    """Of an invitation of either way: whose it is, the seat it leads to, and what the record would call the two."""
    return [
        Column("id", Id, primary_key=True),
        Column("owner", Text, nullable=False, index=True),
        Column("seat", Text, nullable=False),
        Column("practitioner_name", EncryptedText, nullable=False),
        Column("supervisor_name", EncryptedText, nullable=False),
    ]


invitations = Table(
    "invitations",
    metadata,
    *_who_asks(),
    Column("code", EncryptedText, nullable=False),
    Column("mark", Text, nullable=False),
    Column("until", Moment, nullable=False),
    UniqueConstraint("mark"),
)

address_invitations = Table(
    "address_invitations",
    metadata,
    *_who_asks(),
    Column("address", EncryptedText, nullable=False),
    Column("mark", Text, index=True),
    Column("until", Moment, nullable=False),
)

presence = Table(
    "presence",
    metadata,
    Column("meeting", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("seat", Text, primary_key=True),
    Column("step", Text, nullable=False),
    Column("writes", Boolean, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
