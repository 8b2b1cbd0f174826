"""When somebody took a record that came with a file as their own."""

from __future__ import annotations

from alembic import op

from model.store.migrations.columns import moment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Of what was taken before, the moment is not known."""
    op.add_column("confirmations", moment("claimed_at", nullable=True))
