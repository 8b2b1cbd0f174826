"""Reflections, their answers and next steps, relationships and preferences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _envelopes()
    _answers("answers", "reflection", "field")
    _answers("replaced_answers", "reflection", "field", "version")
    _next_steps()
    _beside()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _envelopes() -> None:
    op.create_table(
        "relationships",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("pseudonym", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_relationships"),
    )
    op.create_index("ix_relationships_owner", "relationships", ["owner"])
    op.create_table(
        "reflections",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("flow", sa.Text, nullable=False),
        sa.Column("content_version", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("setting", sa.Text),
        sa.Column("meeting", sa.Text),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("relationship", sa.String(32)),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        _moment("started_at"),
        _moment("changed_at"),
        _moment("finished_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reflections"),
        sa.ForeignKeyConstraint(
            ["relationship"],
            ["relationships.id"],
            name="fk_reflections_relationship_relationships",
            ondelete="SET NULL",
        ),
    )
    newest = ["owner", "happened_on", "started_at", "id"]
    op.create_index("ix_reflections_relationship", "reflections", ["relationship"])
    op.create_index("ix_reflections_all", "reflections", newest)
    op.create_index("ix_reflections_together", "reflections", ["owner", "relationship", *newest[1:]])
    for name, condition in (("drafts", "finished_at IS NULL"), ("finished", "finished_at IS NOT NULL")):
        where = sa.text(condition)
        op.create_index(f"ix_reflections_{name}", "reflections", newest, sqlite_where=where, postgresql_where=where)


def _answers(table: str, *key: str) -> None:
    op.create_table(
        table,
        sa.Column("reflection", sa.String(32), nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        _moment("saved_at"),
        sa.Column("tab", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["reflection"], ["reflections.id"], name=f"fk_{table}_reflection_reflections", ondelete="CASCADE"
        ),
    )


def _next_steps() -> None:
    op.create_table(
        "next_steps",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("reflection", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("outcome", sa.Text),
        sa.Column("outcome_words", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        _moment("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_next_steps"),
        sa.UniqueConstraint("reflection", "position", name="uq_next_steps_reflection_position"),
        sa.ForeignKeyConstraint(
            ["reflection"], ["reflections.id"], name="fk_next_steps_reflection_reflections", ondelete="CASCADE"
        ),
    )
    waiting = sa.text("outcome IS NULL")
    columns = ["owner", "written_at", "position"]
    op.create_index("ix_next_steps_waiting", "next_steps", columns, sqlite_where=waiting, postgresql_where=waiting)


def _beside() -> None:
    op.create_table(
        "preferences",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name="pk_preferences"),
    )
    op.create_table(
        "store_facts",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_store_facts"),
    )
