"""What several processes share: how often something was tried, and what was deleted a moment ago."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment, opaque, text

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Both begin empty."""
    op.create_table(
        "tries",
        text("name"),
        sa.Column("full_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_tries"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tries_full_at", "tries", ["full_at"])
    op.create_table(
        "just_deleted",
        opaque("id"),
        text("owner"),
        moment("until"),
        text("body"),
        sa.PrimaryKeyConstraint("id", name="pk_just_deleted"),
    )
    op.create_index("ix_just_deleted_owner", "just_deleted", ["owner"])
    op.create_index("ix_just_deleted_until", "just_deleted", ["until"])
