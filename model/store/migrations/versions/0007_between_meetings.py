"""What is said of an agreed action between meetings, and at what time and where the two meet next."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing was said between meetings so far, and no meeting had more than a day."""
    op.add_column("meetings", sa.Column("next_at", sa.Text))
    op.add_column("meetings", sa.Column("next_where", sa.Text))
    op.create_table(
        "action_marks",
        sa.Column("supervision", sa.String(32), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tab", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("supervision", "action", "seat", name="pk_action_marks"),
        sa.ForeignKeyConstraint(
            ["supervision"], ["supervisions.id"], name="fk_action_marks_supervision_supervisions", ondelete="CASCADE"
        ),
    )
