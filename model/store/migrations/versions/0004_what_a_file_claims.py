"""What a file claims in somebody's name, when they agreed to a record they sent, and which meetings were called off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Mark claims, from now on; what was kept before is taken for said here. Remember what was called off."""
    for table in ("confirmations", "comments", "actions"):
        op.add_column(table, sa.Column("claimed", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("sent_agreements", sa.Column("at", sa.DateTime(timezone=True)))
    op.create_table(
        "called_off",
        sa.Column("meeting", sa.String(32), nullable=False),
        sa.Column("supervision", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("meeting", name="pk_called_off"),
        sa.ForeignKeyConstraint(
            ["supervision"], ["supervisions.id"], name="fk_called_off_supervision_supervisions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_called_off_supervision", "called_off", ["supervision"])
