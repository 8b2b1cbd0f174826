"""Relationships can be closed, and have dated notes of what happened around them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, moment, number, opaque, text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """All relationships so far are open, and without notes."""
    op.add_column("relationships", sa.Column("closed_on", sa.Date))
    op.create_table(
        "relationship_notes",
        opaque("id"),
        text("owner"),
        opaque("relationship"),
        sa.Column("happened_on", sa.Date, nullable=False),
        *map(text, ("kind", "words")),
        number("version"),
        moment("written_at"),
        moment("saved_at"),
        text("tab"),
        sa.PrimaryKeyConstraint("id", name="pk_relationship_notes"),
        belongs("relationship_notes", "relationship", "relationships"),
    )
    newest = ["relationship", "happened_on", "written_at", "id"]
    op.create_index("ix_relationship_notes_newest", "relationship_notes", newest)
    op.create_table(
        "replaced_notes",
        opaque("note"),
        *map(text, ("field", "words")),
        text("place", nullable=True),
        number("version"),
        moment("saved_at"),
        text("tab"),
        sa.PrimaryKeyConstraint("note", "version", name="pk_replaced_notes"),
        belongs("replaced_notes", "note", "relationship_notes"),
    )
