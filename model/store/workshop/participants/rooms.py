"""What every phone in a room may know of it: its script, and whether anything in it has changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import BindParameter, bindparam, select

from model.store.database.transactions import Handle
from model.store.tables.workshop import rooms
from model.store.workshop.participants.context import ParticipantContext
from model.workshop.script import RoomScript

_ROOMS: BindParameter[str] = bindparam("rooms", expanding=True)
_VERSIONS = select(rooms.c.id, rooms.c.version).where(rooms.c.id.in_(_ROOMS), rooms.c.ended_at.is_(None))


class RoomsOfPhones(Handle[ParticipantContext]):
    """The rooms that phones are in."""

    def script(self, room: str) -> RoomScript:
        """The script a room was opened with. Raises `NotYours` for a room that does not exist."""
        return self._context.known(room).script

    def fields(self, room: str) -> Collection[str]:
        """The names of all fields that phones in a room can fill in. Raises `NotYours` for no such room."""
        return self._context.known(room).fields.keys()

    def versions(self, room_ids: Sequence[str]) -> dict[str, int]:
        """How many changes each of these rooms has had; one that has ended is left out."""
        with self._context.store.reading() as connection:
            return {row.id: row.version for row in connection.execute(_VERSIONS, {"rooms": sorted(set(room_ids))})}
