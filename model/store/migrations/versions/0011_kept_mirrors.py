"""How a supervision meeting was for the practitioner, not shown in it: theirs alone, for a later meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, opaque, text

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """What was not shown so far was deleted when its record was confirmed."""
    op.create_table(
        "kept_mirrors",
        opaque("meeting"),
        text("said"),
        opaque("brought_to", nullable=True),
        sa.PrimaryKeyConstraint("meeting", name="pk_kept_mirrors"),
        belongs("kept_mirrors", "meeting", "meetings"),
        belongs("kept_mirrors", "brought_to", "meetings", "SET NULL"),
    )
    op.create_index("ix_kept_mirrors_brought_to", "kept_mirrors", ["brought_to"])
