"""A reflection keeps the setting that it was asked in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """All reflections so far were asked in none. A column called `setting` is there already, and is the venue."""
    op.add_column("reflections", sa.Column("work_setting", sa.Text))
