"""Rooms as they lie in the database: read by name, and changed so that whoever follows one can tell."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import Connection, RowMapping, bindparam, select

from model.access import NotYours
from model.store.tables.workshop import room_scripts, rooms
from model.workshop.room import Room
from model.workshop.script import RoomScript

_NAMES = tuple(field.name for field in fields(Room))
ROOM = tuple(rooms.c[name] for name in _NAMES)
"""The columns of a `Room`."""

_VALUES = itemgetter(*_NAMES)

THIS = rooms.c.id == bindparam("the_id")
THIS_ROOM = select(*ROOM).where(THIS)
_SCRIPT = select(room_scripts.c.script).where(room_scripts.c.room == bindparam("the_id"))


def room_of(row: RowMapping) -> Room:
    """The room in a row that holds all of `ROOM`, and perhaps more."""
    return Room(*_VALUES(row))


def script_in(connection: Connection, room: str) -> RoomScript:
    """The script of a room. Raises `NotYours` for one that does not exist."""
    script = connection.scalar(_SCRIPT, {"the_id": room})
    if script is None:
        raise NotYours
    return _parsed(script)


def changed(connection: Connection, room: str, **news: object) -> Room:
    """Write `news` into a room, count one change more for those who follow it, and return it."""
    values = {**news, "version": rooms.c.version + 1}
    connection.execute(rooms.update().where(THIS).values(values), {"the_id": room})
    return room_of(connection.execute(THIS_ROOM, {"the_id": room}).mappings().one())


@lru_cache(maxsize=32)
def _parsed(script: str) -> RoomScript:
    return RoomScript.model_validate_json(script)
