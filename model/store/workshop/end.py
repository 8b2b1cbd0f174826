"""Ending a room and forgetting it: whatever could tie an answer to a person is deleted."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.store.database.transactions import now
from model.store.tables.workshop import given, published_results, room_people, room_phones, rooms
from model.store.workshop.kept_results import keep_results
from model.store.workshop.room_rows import THIS, changed
from model.workshop.room import Room

_DELETIONS = [
    table.delete().where(table.c.room == bindparam("the_room"))
    for table in (given, room_phones, published_results, room_people)
]
_PEOPLE = (
    select(room_people.c.id)
    .where(room_people.c.room == bindparam("the_room"))
    .order_by(room_people.c.id)
    .with_for_update()
)
_OWNED = select(rooms.c.id).where(rooms.c.owner == bindparam("the_owner")).order_by(rooms.c.id).with_for_update()
_FORGET = rooms.delete().where(THIS)


def end(connection: Connection, room: str) -> Room:
    """Reduce an open room that is held to counts and the lines that may be shown."""
    hold_people(connection, room)
    keep_results(connection, room)
    for deletion in _DELETIONS:
        connection.execute(deletion, {"the_room": room})
    gone = {"code": "", "link_code": "", "secret": "", "timer_until": None, "shows": False}
    return changed(connection, room, ended_at=now(), **gone)


def forget(connection: Connection, room: str) -> None:
    """Delete a room that is held, with all of it."""
    hold_people(connection, room)
    connection.execute(_FORGET, {"the_id": room})


def forget_all(connection: Connection, owner: str) -> None:
    """Delete every room this person opened, with all of it."""
    for room in connection.scalars(_OWNED, {"the_owner": owner}).all():
        forget(connection, room)


def hold_people(connection: Connection, room: str) -> None:
    """Wait, person by person, for whoever writes that they are here; the order is the one of that writing."""
    connection.execute(_PEOPLE, {"the_room": room}).all()
