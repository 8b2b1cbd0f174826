"""What the phones of a room see of its results: what is shown now, and nothing while nothing is."""

from __future__ import annotations

from functools import lru_cache

from model.store.workshop.participants.context import MOST_AT_HAND, ParticipantContext
from model.store.workshop.published_results import published
from model.workshop.results import StepResult, step_result
from model.workshop.room import Room


class ShownResults:
    """The results that rooms are shown, read once for all phones of a room."""

    def __init__(self, context: ParticipantContext) -> None:
        self._context = context
        self._at_hand = lru_cache(maxsize=MOST_AT_HAND)(self._read)

    def shown(self, room: Room) -> StepResult | None:
        """What this room is shown now, or None while it is shown nothing."""
        return self._at_hand(room.id, room.step, room.version) if room.shows else None

    def _read(self, room: str, step: str, _version: int) -> StepResult | None:
        """Results as of a version or after; they stay at hand until the room has another one."""
        script = self._context.known(room).script
        asked = script.revealed_by(script.step(step))
        if asked is None:
            return None
        with self._context.store.reading() as connection:
            shown, lines = published(connection, room, script, [asked])
        return step_result(script, asked, shown, lines.get(asked.key, ()))
