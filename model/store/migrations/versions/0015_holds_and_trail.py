"""What is held on a team's server, and the trail of what was done with each person's things."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment, number, opaque, text

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing is held so far, and nothing was written down."""
    op.create_table(
        "holds",
        *map(text, ("person", "reason", "ordered_by")),
        moment("since"),
        sa.PrimaryKeyConstraint("person", name="pk_holds"),
    )
    op.create_table(
        "trail",
        text("person"),
        number("number"),
        *map(text, ("actor", "act", "kind")),
        opaque("thing", nullable=True),
        number("things"),
        moment("at"),
        text("hash"),
        sa.PrimaryKeyConstraint("person", "number", name="pk_trail"),
    )
    op.create_index("ix_trail_at", "trail", ["person", "at"])
    op.create_table(
        "trail_chains",
        *map(text, ("person", "sealed")),
        sa.PrimaryKeyConstraint("person", name="pk_trail_chains"),
    )
