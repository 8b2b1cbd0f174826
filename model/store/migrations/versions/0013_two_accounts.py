"""Supervision of two people who both sign in: being invited, and being there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, flag, moment, opaque, text

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """On somebody's own machine these stay empty."""
    op.create_table(
        "invitations",
        opaque("id"),
        text("owner"),
        text("seat"),
        text("practitioner_name"),
        text("supervisor_name"),
        text("code"),
        text("mark"),
        moment("until"),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("mark", name="uq_invitations_mark"),
    )
    op.create_index("ix_invitations_owner", "invitations", ["owner"])
    op.create_table(
        "presence",
        opaque("meeting"),
        text("seat"),
        text("step"),
        flag("writes"),
        moment("seen_at"),
        sa.PrimaryKeyConstraint("meeting", "seat", name="pk_presence"),
        belongs("presence", "meeting", "meetings"),
    )
