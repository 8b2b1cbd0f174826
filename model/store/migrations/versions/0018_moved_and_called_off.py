"""At what time and where an open meeting is to be; and of a called-off one its day, by whom and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import moment, text

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Of what was called off before, nobody said more than that it was."""
    for name in ("held_at", "held_where"):
        op.add_column("meetings", text(name, nullable=True))
    op.add_column("called_off", sa.Column("held_on", sa.Date))
    op.add_column("called_off", moment("called_off_at", nullable=True))
    for name in ("who", "why"):
        op.add_column("called_off", text(name, nullable=True))
    op.add_column("called_off", sa.Column("sent_number", sa.Integer))
