"""Workshops: rooms, the people in them with their phones and answers, pictures shown, and results kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from model.store.migrations.columns import belongs, flag, index_where, moment, number, opaque, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of workshops."""
    _rooms()
    _of_room("room_scripts", "script")
    _people()
    _given()
    _pictures()
    _of_room("room_results", "body")


def _of_room(table: str, what: str) -> None:
    """A table with one text for a room."""
    key, owner = sa.PrimaryKeyConstraint("room", name=f"pk_{table}"), belongs(table, "room", "rooms")
    op.create_table(table, opaque("room"), text(what), key, owner)


def _rooms() -> None:
    op.create_table(
        "rooms",
        opaque("id"),
        text("owner"),
        opaque("code"),
        *map(text, ("door", "plan", "plan_name", "content_version", "language", "step")),
        number("furthest"),
        *map(flag, ("shows", "is_locked")),
        number("version"),
        moment("timer_until", nullable=True),
        moment("opened_at"),
        moment("ended_at", nullable=True),
        text("secret"),
        sa.PrimaryKeyConstraint("id", name="pk_rooms"),
    )
    op.create_index("ix_rooms_all", "rooms", ["owner", "opened_at", "id"])
    index_where("ix_rooms_open", "rooms", ["code"], "ended_at IS NULL", unique=True)


def _people() -> None:
    op.create_table(
        "room_people",
        *map(opaque, ("id", "room")),
        *map(text, ("key", "key_mark")),
        moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_room_people"),
        sa.UniqueConstraint("room", "key_mark", name="uq_room_people_room_key_mark"),
        belongs("room_people", "room", "rooms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_room_people_seen", "room_people", ["room", "seen_at"])
    op.create_table(
        "room_phones",
        text("mark"),
        *map(opaque, ("room", "person")),
        sa.PrimaryKeyConstraint("mark", "room", name="pk_room_phones"),
        belongs("room_phones", "room", "rooms"),
        belongs("room_phones", "person", "room_people"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_room_phones_room", "room_phones", ["room"])
    op.create_index("ix_room_phones_person", "room_phones", ["person"])


def _given() -> None:
    op.create_table(
        "given",
        opaque("person"),
        text("field"),
        opaque("room"),
        *map(text, ("step", "place", "words")),
        opaque("line", nullable=True),
        text("nod", nullable=True),
        sa.PrimaryKeyConstraint("person", "field", name="pk_given"),
        belongs("given", "person", "room_people"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_given_step", "given", ["room", "step", "person"])
    index_where("ix_given_line", "given", ["line"], "line IS NOT NULL", unique=True)


def _pictures() -> None:
    op.create_table(
        "pictures",
        opaque("room"),
        number("number"),
        *map(text, ("question", "about", "people", "cells")),
        number("cells_at_least"),
        sa.PrimaryKeyConstraint("room", "number", name="pk_pictures"),
        belongs("pictures", "room", "rooms"),
    )
