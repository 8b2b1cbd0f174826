"""Supervision: who meets whom, meetings and what was brought and said, confirmed records, comments and actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, flag, index_where, moment, number, opaque, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of supervision."""
    _supervisions()
    _meetings()
    _of_meeting("meeting_scripts", ("meeting",), opaque("meeting"), *map(text, ("script", "carried")))
    _answers("meeting_answers", ("meeting", "field"), number("changes_elsewhere"))
    _answers("replaced_meeting_answers", ("meeting", "field", "version", "tab"))
    _brought()
    _confirmed()
    _actions()


def _of_meeting(table: str, key: tuple[str, ...], *columns: sa.Column[object]) -> None:
    """A table whose rows belong to a meeting, and go with it."""
    owner = belongs(table, "meeting", "meetings")
    op.create_table(table, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"), owner)


def _supervisions() -> None:
    op.create_table(
        "supervisions",
        opaque("id"),
        *map(text, ("practitioner", "supervisor", "practitioner_name", "supervisor_name")),
        moment("begun_at"),
        sa.PrimaryKeyConstraint("id", name="pk_supervisions"),
    )
    op.create_index("ix_supervisions_practitioner", "supervisions", ["practitioner"])
    op.create_index("ix_supervisions_supervisor", "supervisions", ["supervisor"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        *map(opaque, ("id", "supervision")),
        *map(text, ("way", "plan", "plan_name")),
        flag("has_two_views"),
        *map(text, ("content_version", "language")),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("next_on", sa.Date),
        text("step"),
        number("revision"),
        *map(moment, ("started_at", "changed_at")),
        moment("fixed_at", nullable=True),
        *map(number, ("sent_number", "got_number")),
        moment("sent_at", nullable=True),
        number("got_answers"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        belongs("meetings", "supervision", "supervisions"),
    )
    newest = ["supervision", "held_on", "started_at", "id"]
    op.create_index("ix_meetings_all", "meetings", newest)
    index_where("ix_meetings_fixed", "meetings", newest, "fixed_at IS NOT NULL")
    index_where("ix_meetings_open", "meetings", ["supervision"], "fixed_at IS NULL", unique=True)


def _answers(table: str, key: tuple[str, ...], *more: sa.Column[object]) -> None:
    words = (*map(text, ("field", "words")), text("place", nullable=True), number("version"))
    _of_meeting(table, key, opaque("meeting"), *words, moment("saved_at"), text("tab"), *more)


def _brought() -> None:
    op.create_table(
        "brought",
        opaque("meeting"),
        *map(number, ("source", "position")),
        opaque("reflection", nullable=True),
        *map(text, ("part", "field", "heading", "prompt", "words")),
        text("place", nullable=True),
        moment("brought_at"),
        sa.PrimaryKeyConstraint("meeting", "source", "position", name="pk_brought"),
        belongs("brought", "meeting", "meetings"),
        belongs("brought", "reflection", "reflections"),
    )
    op.create_index("ix_brought_reflection", "brought", ["reflection"])


def _confirmed() -> None:
    _of_meeting("sent_agreements", ("meeting", "number"), opaque("meeting"), number("number"), text("hash"))
    said = (opaque("meeting"), text("seat"), flag("agrees"), *map(text, ("words", "hash")), moment("at"))
    _of_meeting("confirmations", ("meeting", "seat"), *said)
    _of_meeting("records", ("meeting",), opaque("meeting"), *map(text, ("body", "hash")), moment("fixed_at"))
    comment = (*map(opaque, ("id", "meeting")), *map(text, ("seat", "words")), moment("written_at"))
    _of_meeting("comments", ("id",), *comment)
    op.create_index("ix_comments_of", "comments", ["meeting", "written_at"])


def _actions() -> None:
    _of_meeting(
        "actions",
        ("id",),
        *map(opaque, ("id", "meeting", "supervision")),
        *map(text, ("kind", "what", "who")),
        sa.Column("due", sa.Date),
        text("notice"),
        text("outcome", nullable=True),
        text("outcome_words"),
        moment("agreed_at"),
    )
    op.create_index("ix_actions_meeting", "actions", ["meeting"])
    index_where("ix_actions_waiting", "actions", ["supervision", "due"], "outcome IS NULL")
