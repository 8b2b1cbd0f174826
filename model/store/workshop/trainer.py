"""What every part of `Rooms` stands on: the store, the viewer, and asking whose a room is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from model.access import NotYours, Viewer, require_room
from model.store.database.transactions import Transactions
from model.store.tables.workshop import room_scripts, rooms
from model.workshop.room import Ended, Room
from model.workshop.script import RoomScript

ROOM = tuple(
    rooms.c[name]
    for name in (
        "id",
        "owner",
        "code",
        "door",
        "plan",
        "plan_name",
        "content_version",
        "language",
        "step",
        "furthest",
        "shows",
        "is_locked",
        "version",
        "timer_until",
        "opened_at",
        "ended_at",
    )
)
"""The columns of a `Room` in its order."""

THIS = rooms.c.id == bindparam("the_id")
_ROOM = select(*ROOM).where(THIS)
_HELD = _ROOM.with_for_update()
_SCRIPT = select(room_scripts.c.script).where(room_scripts.c.room == bindparam("the_id"))


class RoomsPart:
    """A viewer's way to the rooms they opened. Whatever is read or changed is first shown to be theirs."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    def room(self, id_: str) -> Room:
        """One room, open or ended. Raises `NotYours`."""
        with self._looking(id_) as (_, room):
            return room

    def script(self, id_: str) -> RoomScript:
        """The script a room was opened with. Raises `NotYours`."""
        with self._looking(id_) as (connection, room):
            return script_in(connection, room.id)

    @contextmanager
    def _looking(self, id_: str) -> Iterator[tuple[Connection, Room]]:
        """Read about one room. Raises `NotYours`."""
        with self._store.reading() as connection:
            yield connection, self._mine(connection.execute(_ROOM, {"the_id": id_}).one_or_none())

    @contextmanager
    def _changing(self, id_: str) -> Iterator[tuple[Connection, Room]]:
        """Change one open room, held until the transaction ends. Raises `NotYours`, `Ended`."""
        with self._store.writing() as connection:
            room = self._held(connection, id_)
            if not room.is_open:
                raise Ended
            yield connection, room

    def _held(self, connection: Connection, id_: str) -> Room:
        """One room, held against other writers until the transaction ends. Raises `NotYours`."""
        return self._mine(connection.execute(_HELD, {"the_id": id_}).one_or_none())

    def _mine(self, row: Row[*tuple[Any, ...]] | None) -> Room:
        if row is None:
            raise NotYours
        room = Room(*row)
        require_room(self._viewer, room.owner)
        return room


def script_in(connection: Connection, room: str) -> RoomScript:
    """The script of a room. Raises `NotYours` for one that does not exist."""
    script = connection.scalar(_SCRIPT, {"the_id": room})
    if script is None:
        raise NotYours
    return _parsed(script)


def shows_step(room: Room, script: RoomScript, step: str) -> bool:
    """Whether the results of the step with this key are shown now."""
    shown = script.revealed_by(script.step(room.step)) if room.shows else None
    return shown is not None and shown.key == step


def changed(connection: Connection, room: str, **news: object) -> Room:
    """Write `news` into a room, count one change more for those who follow it, and return it."""
    values = {**news, "version": rooms.c.version + 1}
    connection.execute(rooms.update().where(THIS).values(values), {"the_id": room})
    return Room(*connection.execute(_ROOM, {"the_id": room}).one())


@lru_cache(maxsize=32)
def _parsed(script: str) -> RoomScript:
    return RoomScript.model_validate_json(script)
