"""Reflections, their answers and next steps, relationships and preferences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, index_where, moment, number, opaque, text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _envelopes()
    _answers("answers", "reflection", "field")
    _answers("replaced_answers", "reflection", "field", "version")
    _next_steps()
    _beside()


def _envelopes() -> None:
    op.create_table(
        "relationships",
        opaque("id"),
        *map(text, ("owner", "pseudonym")),
        sa.PrimaryKeyConstraint("id", name="pk_relationships"),
    )
    op.create_index("ix_relationships_owner", "relationships", ["owner"])
    op.create_table(
        "reflections",
        opaque("id"),
        *map(text, ("owner", "flow", "content_version", "language")),
        sa.Column("happened_on", sa.Date, nullable=False),
        text("setting", nullable=True),
        text("meeting", nullable=True),
        text("headline"),
        opaque("relationship", nullable=True),
        text("step"),
        number("revision"),
        moment("started_at"),
        moment("changed_at"),
        moment("finished_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reflections"),
        belongs("reflections", "relationship", "relationships", ondelete="SET NULL"),
    )
    newest = ["owner", "happened_on", "started_at", "id"]
    op.create_index("ix_reflections_relationship", "reflections", ["relationship"])
    op.create_index("ix_reflections_all", "reflections", newest)
    op.create_index("ix_reflections_together", "reflections", ["owner", "relationship", *newest[1:]])
    index_where("ix_reflections_drafts", "reflections", newest, "finished_at IS NULL")
    index_where("ix_reflections_finished", "reflections", newest, "finished_at IS NOT NULL")


def _answers(table: str, *key: str) -> None:
    op.create_table(
        table,
        opaque("reflection"),
        *map(text, ("field", "words")),
        text("place", nullable=True),
        number("version"),
        moment("saved_at"),
        text("tab"),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        belongs(table, "reflection", "reflections"),
    )


def _next_steps() -> None:
    op.create_table(
        "next_steps",
        *map(opaque, ("id", "reflection")),
        number("position"),
        text("words"),
        sa.Column("due", sa.Date),
        text("outcome", nullable=True),
        *map(text, ("outcome_words", "owner")),
        moment("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_next_steps"),
        sa.UniqueConstraint("reflection", "position", name="uq_next_steps_reflection_position"),
        belongs("next_steps", "reflection", "reflections"),
    )
    index_where("ix_next_steps_waiting", "next_steps", ["owner", "written_at", "position"], "outcome IS NULL")


def _beside() -> None:
    of_a_person = sa.PrimaryKeyConstraint("owner", "key", name="pk_preferences")
    op.create_table("preferences", *map(text, ("owner", "key", "value")), of_a_person)
    of_the_store = sa.PrimaryKeyConstraint("name", name="pk_store_facts")
    op.create_table("store_facts", *map(text, ("name", "value")), of_the_store)
