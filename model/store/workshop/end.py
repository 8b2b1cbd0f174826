"""Ending a room: its answers become counts, and whatever could tie an answer to a person is deleted."""

from __future__ import annotations

import json

from sqlalchemy import Connection, bindparam, func, select

from model.store.database.transactions import now
from model.store.tables.workshop import given, pictures, room_people, room_phones, room_results, rooms
from model.store.workshop.lines import RoomsLines
from model.store.workshop.published_results import Lines, cells_of, make_pictures, published
from model.store.workshop.results import asking
from model.store.workshop.trainer import THIS, changed, script_in
from model.workshop.disclosure import Picture, Shown
from model.workshop.room import Room

_JOINED = select(func.count()).select_from(room_people).where(room_people.c.room == bindparam("the_room"))
_DELETIONS = [table.delete().where(table.c.room == bindparam("the_room")) for table in (given, room_phones, pictures)]
_DELETIONS.append(room_people.delete().where(room_people.c.room == bindparam("the_room")))
_PEOPLE = (
    select(room_people.c.id)
    .where(room_people.c.room == bindparam("the_room"))
    .order_by(room_people.c.id)
    .with_for_update()
)
_OWNED = select(rooms.c.id).where(rooms.c.owner == bindparam("the_owner")).order_by(rooms.c.id).with_for_update()
_FORGET = rooms.delete().where(THIS)


class RoomsEnding(RoomsLines):
    """A viewer's rooms, ended and forgotten."""

    def end(self, id_: str) -> Room:
        """End a room, for good: what may be shown is kept as tables and lines, all else anybody gave is deleted.

        Ending it again only wipes once more what it left in the file. Raises `NotYours`, and `TraceLeft` when it has
        ended but another program keeps the file from being wiped.
        """
        ended = self._ended(id_)
        self._store.leave_no_trace(rewrite=True)
        return ended

    def _ended(self, id_: str) -> Room:
        with self._store.writing() as connection:
            room = self._held(connection, id_)
            if not room.is_open:
                return room
            _hold_people(connection, room.id)
            _keep_results(connection, room.id)
            for deletion in _DELETIONS:
                connection.execute(deletion, {"the_room": room.id})
            gone = {"code": "", "door": "", "secret": "", "timer_until": None, "shows": False}
            return changed(connection, room.id, ended_at=now(), **gone)

    def forget(self, id_: str) -> None:
        """Delete a room with all of it, open or ended. Raises `NotYours`."""
        with self._store.writing() as connection:
            room = self._held(connection, id_)
            _hold_people(connection, room.id)
            connection.execute(_FORGET, {"the_id": room.id})
        self._store.leave_no_trace(rewrite=True)


def forget_all(connection: Connection, owner: str) -> None:
    """Delete every room this person opened, with all of it."""
    for room in connection.scalars(_OWNED, {"the_owner": owner}).all():
        _hold_people(connection, room)
        connection.execute(_FORGET, {"the_id": room})


def _hold_people(connection: Connection, room: str) -> None:
    """Wait, person by person, for whoever writes that they are here; the order is the one of that writing."""
    connection.execute(_PEOPLE, {"the_room": room}).all()


def _keep_results(connection: Connection, room: str) -> None:
    """Count once more, then keep what may be shown."""
    script = script_in(connection, room)
    steps = asking(script)
    make_pictures(connection, room, script, steps)
    joined = connection.execute(_JOINED, {"the_room": room}).scalar_one()
    body = _body(joined, *published(connection, room, script, steps))
    connection.execute(room_results.insert(), {"room": room, "body": body})


def _body(joined: int, shown: Shown, lines: Lines) -> str:
    kept = {"joined": joined, "pictures": [_kept(picture) for picture in shown.pictures], "lines": lines}
    return json.dumps(kept, ensure_ascii=False)


def _kept(picture: Picture) -> dict[str, object]:
    return {
        "question": picture.question,
        "about": picture.about,
        "cells": cells_of(picture.table),
        "cells_at_least": picture.cells_at_least,
    }
