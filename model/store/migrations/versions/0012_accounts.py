"""People who sign in to a team's server, and the browsers in which they are signed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, moment, opaque, text

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """On somebody's own machine these stay empty."""
    op.create_table(
        "accounts",
        opaque("id"),
        text("name"),
        text("address"),
        moment("made_at"),
        moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    op.create_table(
        "logins",
        text("mark"),
        opaque("account"),
        sa.PrimaryKeyConstraint("mark", name="pk_logins"),
        belongs("logins", "account", "accounts"),
    )
    op.create_index("ix_logins_account", "logins", ["account"])
    op.create_table(
        "sessions",
        text("mark"),
        opaque("account"),
        text("provider"),
        text("id_token"),
        moment("begun_at"),
        moment("acted_at"),
        sa.PrimaryKeyConstraint("mark", name="pk_sessions"),
        belongs("sessions", "account", "accounts"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_index("ix_sessions_begun", "sessions", ["begun_at"])
