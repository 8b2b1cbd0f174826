"""Plans for workshops and for supervision that people made their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment, number, opaque, text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """There were none before."""
    op.create_table(
        "own_plans",
        opaque("id"),
        *map(text, ("owner", "kind", "words", "left_out")),
        number("version"),
        moment("changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_own_plans"),
    )
    op.create_index("ix_own_plans_owner", "own_plans", ["owner"])
