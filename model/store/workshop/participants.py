"""The phones' door to workshops: nothing but what a phone may see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import BindParameter, bindparam, select

from model.store.database.transactions import Transactions
from model.store.tables.workshop import rooms
from model.store.workshop.answers import FloorGiving
from model.store.workshop.participant import MOST_AT_HAND
from model.store.workshop.published_results import published
from model.workshop.published import StepResult, step_result
from model.workshop.room import Room

_ROOMS: BindParameter[str] = bindparam("rooms", expanding=True)
_VERSIONS = select(rooms.c.id, rooms.c.version).where(rooms.c.id.in_(_ROOMS), rooms.c.ended_at.is_(None))


class Floor(FloorGiving):
    """Where the phones of all rooms are. Every method raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions) -> None:
        super().__init__(store)
        self._drawn = lru_cache(maxsize=MOST_AT_HAND)(self._draw)

    def result(self, room: Room) -> StepResult | None:
        """What this room is shown now, or None while it is shown nothing."""
        return self._drawn(room.id, room.step, room.version) if room.shows else None

    def versions(self, room_ids: Sequence[str]) -> dict[str, int]:
        """How many changes each of these rooms has had; one that has ended is left out."""
        with self._store.reading() as connection:
            return {row.id: row.version for row in connection.execute(_VERSIONS, {"rooms": sorted(set(room_ids))})}

    def _draw(self, room: str, step: str, _version: int) -> StepResult | None:
        """Results as of a version or after; they stay at hand until the room has another one."""
        script = self._known(room).script
        asked = script.revealed_by(script.step(step))
        if asked is None:
            return None
        with self._store.reading() as connection:
            shown, lines = published(connection, room, script, [asked])
        return step_result(script, asked, shown, lines.get(asked.key, ()))
