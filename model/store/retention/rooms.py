"""What a trainer left and is old: workshops nobody ended, and what ended ones left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, select

from model.store.retention.kind import Changed, Kind, owned
from model.store.tables.workshop import room_people, rooms
from model.store.workshop.end import end, forget


def _ended_room(before: datetime) -> ColumnElement[bool]:
    return rooms.c.ended_at < before


def _forgotten_room(before: datetime) -> ColumnElement[bool]:
    is_anybody_here = exists().where(room_people.c.room == rooms.c.id, room_people.c.seen_at >= before)
    return rooms.c.ended_at.is_(None) & (rooms.c.opened_at < before) & ~is_anybody_here


def _end_rooms(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    for id_ in ids:
        held = select(rooms.c.id).where(rooms.c.id == id_, _forgotten_room(before)).with_for_update()
        if connection.scalar(held) is None:
            raise Changed
        end(connection, id_)


def _drop_rooms(connection: Connection, ids: Sequence[str], before: datetime) -> None:  # noqa: ARG001  ended stays so
    for id_ in ids:
        forget(connection, id_)


ROOM_KINDS: dict[str, Kind] = {
    "open_rooms": Kind("open_workshop", owned(rooms, _forgotten_room), _end_rooms, rewrites=True),
    "rooms": Kind("workshop", owned(rooms, _ended_room), _drop_rooms, rewrites=True),
}
"""By their names in the settings."""
