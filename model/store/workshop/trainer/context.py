"""What every handle of `TrainerStore` stands on: the store, the viewer, and asking whose a room is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, RowMapping

from model.access import NotYours, Viewer, require_room
from model.store.database.transactions import Transactions
from model.store.workshop.room_rows import THIS_ROOM, room_of
from model.workshop.room import Ended, Room

_HELD = THIS_ROOM.with_for_update()


class TrainerContext:
    """A viewer and the rooms they opened. Whatever is read or changed is first shown to be theirs."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self.store = store
        self.viewer = viewer

    @contextmanager
    def reading(self, room: str) -> Iterator[tuple[Connection, Room]]:
        """Read about one room. Raises `NotYours`."""
        with self.store.reading() as connection:
            yield connection, self._theirs(connection.execute(THIS_ROOM, {"the_id": room}).mappings().one_or_none())

    @contextmanager
    def changing(self, room: str) -> Iterator[tuple[Connection, Room]]:
        """Change one open room, held until the transaction ends. Raises `NotYours`, `Ended`."""
        with self.store.writing() as connection:
            held = self.hold(connection, room)
            if not held.is_open:
                raise Ended
            yield connection, held

    def hold(self, connection: Connection, room: str) -> Room:
        """One room, held against other writers until the transaction ends. Raises `NotYours`."""
        return self._theirs(connection.execute(_HELD, {"the_id": room}).mappings().one_or_none())

    def _theirs(self, row: RowMapping | None) -> Room:
        if row is None:
            raise NotYours
        room = room_of(row)
        require_room(self.viewer, room.owner)
        return room
