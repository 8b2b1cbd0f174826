"""The clock of a workshop: since when it and its step go on, how long pairs have, and since when it stands still."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The clock of a workshop that is open has not begun."""
    op.add_column("rooms", sa.Column("timer_seconds", sa.Integer))
    for name in ("begun_at", "step_at", "paused_at"):
        op.add_column("rooms", moment(name, nullable=True))
