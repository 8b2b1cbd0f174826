"""How many people a room has."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, func, select

from model.store.database.transactions import now
from model.store.tables.workshop import given, room_people
from model.store.workshop.kept_results import JOINED, kept_results
from model.store.workshop.room_rows import script_in
from model.store.workshop.trainer.context import TrainerContext
from model.workshop.room import HERE_FOR, Counts

_HERE = JOINED.where(room_people.c.seen_at >= bindparam("since"))
_ANSWERED = select(func.count(given.c.person.distinct())).where(
    given.c.room == bindparam("the_room"), given.c.step == bindparam("the_step")
)
_COUNTS = select(
    JOINED.scalar_subquery().label("joined"),
    _HERE.scalar_subquery().label("here"),
    _ANSWERED.scalar_subquery().label("answered"),
)


class RoomCounts:
    """How many are in a viewer's rooms."""

    def __init__(self, context: TrainerContext) -> None:
        self._context = context

    def now(self, id_: str) -> Counts:
        """How many joined, are here, and answered something in this step or the one it reveals. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            if not room.is_open:
                return Counts(kept_results(connection, room.id).joined, 0, 0)
            script = script_in(connection, room.id)
            step = script.revealed_by(script.step(room.step))
            since = now() - timedelta(seconds=HERE_FOR)
            asked = {"the_room": room.id, "the_step": step.key if step else "", "since": since}
            return Counts(**connection.execute(_COUNTS, asked).mappings().one())

    def joined(self, id_: str) -> int:
        """How many joined, after the end too. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            if not room.is_open:
                return kept_results(connection, room.id).joined
            return connection.execute(JOINED, {"the_room": room.id}).scalar_one()
