"""The clock of a room, which runs while two and two talk."""

from __future__ import annotations

from datetime import timedelta

from model.store.database.transactions import now
from model.store.workshop.room_rows import changed
from model.store.workshop.trainer.context import TrainerContext
from model.workshop.room import Room

MOST_SECONDS = 24 * 60 * 60
"""The longest a clock runs."""


class Clock:
    """The clocks of a viewer's rooms."""

    def __init__(self, context: TrainerContext) -> None:
        self._context = context

    def start(self, id_: str, seconds: int) -> Room:
        """Run a timer from now on. Raises ValueError below 1 second or above a day, `NotYours`, `Ended`."""
        if not 1 <= seconds <= MOST_SECONDS:
            raise ValueError(f"A timer runs for 1 to {MOST_SECONDS:,} seconds. Choose a time between.")
        with self._context.changing(id_) as (connection, room):
            return changed(connection, room.id, timer_until=now() + timedelta(seconds=seconds))

    def stop(self, id_: str) -> Room:
        """Stop the timer where one runs. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            return room if room.timer_until is None else changed(connection, room.id, timer_until=None)
