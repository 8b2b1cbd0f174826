"""The tables of workshops: rooms, and while one is open its people, their phones and answers, and what was published.

Ending a room leaves its own row, its script and one row of results; the rest is deleted with it. A person's row and
an answer's row hold no number that counts up and no moment but when the person was last here, and they lie in the
order of random ids.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, metadata


def _of_room(**options: Any) -> Column[str]:
    return Column("room", ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False, **options)


def _of_person(**options: Any) -> Column[str]:
    return Column("person", ForeignKey("room_people.id", ondelete="CASCADE"), nullable=False, **options)


rooms = Table(
    "rooms",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("code", Id, nullable=False),
    Column("door", Text, key="link_code", nullable=False),
    Column("plan", Text, nullable=False),
    Column("plan_name", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("furthest", Integer, nullable=False),
    Column("shows", Boolean, nullable=False),
    Column("is_locked", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("timer_until", Moment),
    Column("timer_seconds", Integer),
    Column("begun_at", Moment),
    Column("step_at", Moment),
    Column("paused_at", Moment),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("secret", EncryptedText(with_row=False), nullable=False),
)

_open = rooms.c.ended_at.is_(None)
Index("ix_rooms_all", rooms.c.owner, rooms.c.opened_at, rooms.c.id)
Index("ix_rooms_open", rooms.c.code, unique=True, sqlite_where=_open, postgresql_where=_open)

room_scripts = Table("room_scripts", metadata, _of_room(primary_key=True), Column("script", Text, nullable=False))

room_people = Table(
    "room_people",
    metadata,
    Column("id", Id, primary_key=True),
    _of_room(),
    Column("key", EncryptedText, nullable=False),
    Column("key_mark", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("room", "key_mark"),
    sqlite_with_rowid=False,
)
Index("ix_room_people_seen", room_people.c.room, room_people.c.seen_at)

room_phones = Table(
    "room_phones",
    metadata,
    Column("mark", Text, primary_key=True),
    _of_room(primary_key=True, index=True),
    _of_person(index=True),
    sqlite_with_rowid=False,
)

given = Table(
    "given",
    metadata,
    _of_person(primary_key=True),
    Column("field", Text, primary_key=True),
    Column("room", Id, nullable=False),
    Column("step", Text, nullable=False),
    Column("place", Text, key="answer", nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("line", Id),
    Column("nod", Text, key="approval"),
    sqlite_with_rowid=False,
)
"""One answer of one person. A short line is the answer "given" with its words, an id of its own and an approval."""

_is_line = given.c.line.is_not(None)
Index("ix_given_step", given.c.room, given.c.step, given.c.person)
Index("ix_given_line", given.c.line, unique=True, sqlite_where=_is_line, postgresql_where=_is_line)

published_results = Table(
    "pictures",
    metadata,
    _of_room(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("people", Text, nullable=False),
    Column("cells", Text, nullable=False),
    Column("cells_at_least", Integer, nullable=False),
)

room_results = Table(
    "room_results", metadata, _of_room(primary_key=True), Column("body", EncryptedText, nullable=False)
)
