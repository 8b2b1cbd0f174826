"""Supervision: who meets whom, meetings and what was brought and said, confirmed records, comments and actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of supervision."""
    _supervisions()
    _meetings()
    _scripts()
    _answers("meeting_answers", "meeting", "field")
    _answers("replaced_meeting_answers", "meeting", "field", "version", "tab")
    _brought()
    _confirmed()
    _actions()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _id(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(32), nullable=False)


def _meeting_of(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_meeting_meetings"
    return sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=name, ondelete="CASCADE")


def _supervisions() -> None:
    op.create_table(
        "supervisions",
        _id("id"),
        _text("practitioner"),
        _text("supervisor"),
        _text("practitioner_name"),
        _text("supervisor_name"),
        _moment("begun_at"),
        sa.PrimaryKeyConstraint("id", name="pk_supervisions"),
    )
    op.create_index("ix_supervisions_practitioner", "supervisions", ["practitioner"])
    op.create_index("ix_supervisions_supervisor", "supervisions", ["supervisor"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        _id("id"),
        _id("supervision"),
        _text("way"),
        _text("plan"),
        _text("plan_name"),
        sa.Column("has_two_views", sa.Boolean, nullable=False),
        _text("content_version"),
        _text("language"),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("next_on", sa.Date),
        _text("step"),
        _number("revision"),
        _moment("started_at"),
        _moment("changed_at"),
        _moment("fixed_at", nullable=True),
        _number("sent_number"),
        _number("got_number"),
        _moment("sent_at", nullable=True),
        _number("got_answers"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.ForeignKeyConstraint(
            ["supervision"], ["supervisions.id"], name="fk_meetings_supervision_supervisions", ondelete="CASCADE"
        ),
    )
    newest = ["supervision", "held_on", "started_at", "id"]
    fixed, still_open = sa.text("fixed_at IS NOT NULL"), sa.text("fixed_at IS NULL")
    op.create_index("ix_meetings_all", "meetings", newest)
    op.create_index("ix_meetings_fixed", "meetings", newest, sqlite_where=fixed, postgresql_where=fixed)
    op.create_index(
        "ix_meetings_open",
        "meetings",
        ["supervision"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


def _scripts() -> None:
    op.create_table(
        "meeting_scripts",
        _id("meeting"),
        _text("script"),
        _text("carried"),
        sa.PrimaryKeyConstraint("meeting", name="pk_meeting_scripts"),
        _meeting_of("meeting_scripts"),
    )


def _answers(table: str, *key: str) -> None:
    op.create_table(
        table,
        _id("meeting"),
        _text("field"),
        _text("words"),
        _text("place", nullable=True),
        _number("version"),
        _moment("saved_at"),
        _text("tab"),
        *([] if "version" in key else [_number("changes_elsewhere")]),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        _meeting_of(table),
    )


def _brought() -> None:
    op.create_table(
        "brought",
        _id("meeting"),
        _number("source"),
        _number("position"),
        sa.Column("reflection", sa.String(32)),
        *map(_text, ("part", "field", "heading", "prompt", "words")),
        _text("place", nullable=True),
        _moment("brought_at"),
        sa.PrimaryKeyConstraint("meeting", "source", "position", name="pk_brought"),
        _meeting_of("brought"),
        sa.ForeignKeyConstraint(
            ["reflection"], ["reflections.id"], name="fk_brought_reflection_reflections", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_brought_reflection", "brought", ["reflection"])


def _confirmed() -> None:
    op.create_table(
        "sent_agreements",
        _id("meeting"),
        _number("number"),
        _text("hash"),
        sa.PrimaryKeyConstraint("meeting", "number", name="pk_sent_agreements"),
        _meeting_of("sent_agreements"),
    )
    op.create_table(
        "confirmations",
        _id("meeting"),
        _text("seat"),
        sa.Column("agrees", sa.Boolean, nullable=False),
        _text("words"),
        _text("hash"),
        _moment("at"),
        sa.PrimaryKeyConstraint("meeting", "seat", name="pk_confirmations"),
        _meeting_of("confirmations"),
    )
    op.create_table(
        "records",
        _id("meeting"),
        _text("body"),
        _text("hash"),
        _moment("fixed_at"),
        sa.PrimaryKeyConstraint("meeting", name="pk_records"),
        _meeting_of("records"),
    )
    op.create_table(
        "comments",
        _id("id"),
        _id("meeting"),
        _text("seat"),
        _text("words"),
        _moment("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
        _meeting_of("comments"),
    )
    op.create_index("ix_comments_of", "comments", ["meeting", "written_at"])


def _actions() -> None:
    op.create_table(
        "actions",
        _id("id"),
        _id("meeting"),
        _id("supervision"),
        _text("kind"),
        _text("what"),
        _text("who"),
        sa.Column("due", sa.Date),
        _text("notice"),
        _text("outcome", nullable=True),
        _text("outcome_words"),
        _moment("agreed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        _meeting_of("actions"),
    )
    op.create_index("ix_actions_meeting", "actions", ["meeting"])
    waiting = sa.text("outcome IS NULL")
    columns = ["supervision", "due"]
    op.create_index("ix_actions_waiting", "actions", columns, sqlite_where=waiting, postgresql_where=waiting)
