"""By what the four words of a card are found, and which form a card was sent with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Let go of marks that could be found by trying words; opening makes others, with a secret that is encrypted."""
    op.add_column("cards", sa.Column("sent_mark", sa.Text))
    op.execute("UPDATE cards SET key_mark = NULL")
