"""Cards: what a practitioner guessed, what somebody said on them, and the answer back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, moment, number, opaque, text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables of cards."""
    op.create_table(
        "cards",
        opaque("id"),
        text("owner"),
        opaque("relationship", nullable=True),
        opaque("reflection", nullable=True),
        *map(text, ("kind", "content_version", "language")),
        sa.Column("begun_on", sa.Date, nullable=False),
        text("way", nullable=True),
        moment("opened_at", nullable=True),
        moment("ended_at", nullable=True),
        text("ending", nullable=True),
        number("changes"),
        sa.Column("answer_back_day", sa.Date),
        sa.Column("given_back_on", sa.Date),
        moment("taken_back_at", nullable=True),
        text("key"),
        text("key_mark", nullable=True),
        text("link_mark", nullable=True),
        moment("link_until", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        belongs("cards", "relationship", "relationships"),
        belongs("cards", "reflection", "reflections"),
    )
    for column in ("owner", "relationship", "reflection", "key_mark", "link_mark"):
        op.create_index(f"ix_cards_{column}", "cards", [column])
    _answers("card_answers", "field")
    _answers("replaced_card_answers", "field", "version")


def _answers(table: str, *key: str) -> None:
    op.create_table(
        table,
        opaque("card"),
        *map(text, ("field", "words")),
        text("place", nullable=True),
        number("version"),
        moment("saved_at"),
        text("tab"),
        sa.PrimaryKeyConstraint("card", *key, name=f"pk_{table}"),
        belongs(table, "card", "cards"),
    )
