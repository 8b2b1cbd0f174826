"""Workshops: rooms, the people in them with their phones and answers, pictures shown, and results kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of workshops."""
    _rooms()
    _people()
    _given()
    _shown()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")


def _rooms() -> None:
    op.create_table(
        "rooms",
        _id("id"),
        _text("owner"),
        _id("code"),
        *map(_text, ("door", "plan", "plan_name", "content_version", "language", "step")),
        _number("furthest"),
        _flag("shows"),
        _flag("is_locked"),
        _number("version"),
        _moment("timer_until", nullable=True),
        _moment("opened_at"),
        _moment("ended_at", nullable=True),
        _text("secret"),
        sa.PrimaryKeyConstraint("id", name="pk_rooms"),
    )
    op.create_index("ix_rooms_all", "rooms", ["owner", "opened_at", "id"])
    is_open = sa.text("ended_at IS NULL")
    op.create_index("ix_rooms_open", "rooms", ["code"], unique=True, sqlite_where=is_open, postgresql_where=is_open)
    op.create_table(
        "room_scripts",
        _id("room"),
        _text("script"),
        sa.PrimaryKeyConstraint("room", name="pk_room_scripts"),
        _of("room_scripts", "room", "rooms"),
    )


def _people() -> None:
    op.create_table(
        "room_people",
        _id("id"),
        _id("room"),
        _text("key"),
        _text("key_mark"),
        _moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_room_people"),
        sa.UniqueConstraint("room", "key_mark", name="uq_room_people_room_key_mark"),
        _of("room_people", "room", "rooms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_room_people_seen", "room_people", ["room", "seen_at"])
    op.create_table(
        "room_phones",
        _text("mark"),
        _id("room"),
        _id("person"),
        sa.PrimaryKeyConstraint("mark", "room", name="pk_room_phones"),
        _of("room_phones", "room", "rooms"),
        _of("room_phones", "person", "room_people"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_room_phones_room", "room_phones", ["room"])
    op.create_index("ix_room_phones_person", "room_phones", ["person"])


def _given() -> None:
    op.create_table(
        "given",
        _id("person"),
        _text("field"),
        _id("room"),
        *map(_text, ("step", "place", "words")),
        _id("line", nullable=True),
        _text("nod", nullable=True),
        sa.PrimaryKeyConstraint("person", "field", name="pk_given"),
        _of("given", "person", "room_people"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_given_step", "given", ["room", "step", "person"])
    is_line = sa.text("line IS NOT NULL")
    op.create_index("ix_given_line", "given", ["line"], unique=True, sqlite_where=is_line, postgresql_where=is_line)


def _shown() -> None:
    op.create_table(
        "pictures",
        _id("room"),
        _number("number"),
        *map(_text, ("question", "about", "people", "cells")),
        _number("cells_at_least"),
        sa.PrimaryKeyConstraint("room", "number", name="pk_pictures"),
        _of("pictures", "room", "rooms"),
    )
    op.create_table(
        "room_results",
        _id("room"),
        _text("body"),
        sa.PrimaryKeyConstraint("room", name="pk_room_results"),
        _of("room_results", "room", "rooms"),
    )
