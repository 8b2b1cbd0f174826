"""Being invited to supervision by an address."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment, opaque, text

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """On somebody's own machine it stays empty."""
    op.create_table(
        "address_invitations",
        opaque("id"),
        text("owner"),
        text("seat"),
        text("practitioner_name"),
        text("supervisor_name"),
        text("address"),
        text("mark", nullable=True),
        moment("until"),
        sa.PrimaryKeyConstraint("id", name="pk_address_invitations"),
    )
    op.create_index("ix_address_invitations_owner", "address_invitations", ["owner"])
    op.create_index("ix_address_invitations_mark", "address_invitations", ["mark"])
