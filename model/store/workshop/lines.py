"""How many are there, and the trainer's nod to short lines."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from sqlalchemy import bindparam, func, select

from model.store.database.transactions import now
from model.store.tables.workshop import given, room_people
from model.store.workshop.results import RoomsShowing, kept_joined
from model.store.workshop.run import index_of
from model.store.workshop.trainer import changed, script_in, shows_step
from model.workshop.disclosure import FEWEST
from model.workshop.room import HERE_FOR, Counts, Line, Nod

_IN_ROOM = room_people.c.room == bindparam("the_room")
_JOINED = select(func.count()).select_from(room_people).where(_IN_ROOM)
_HERE = _JOINED.where(room_people.c.seen_at >= bindparam("since"))
_OF = given.c.room == bindparam("the_room")
_IN_STEP = (_OF, given.c.step == bindparam("the_step"))
_ANSWERED = select(func.count(given.c.person.distinct())).where(*_IN_STEP)
_COUNTS = select(_JOINED.scalar_subquery(), _HERE.scalar_subquery(), _ANSWERED.scalar_subquery())
_LINES = (
    select(given.c.line, given.c.step, given.c.words, given.c.nod)
    .where(*_IN_STEP, given.c.line.is_not(None))
    .order_by(given.c.line)
)
_THIS = (given.c.line == bindparam("the_line"), _OF)
_LINE = select(given.c.step, given.c.nod).where(*_THIS)
_NOD = given.update().where(*_THIS).values(nod=bindparam("to_nod"))


class RoomsLines(RoomsShowing):
    """A viewer's rooms, with how many are in them and the short lines that wait for a nod."""

    def counts(self, id_: str) -> Counts:
        """How many joined, are here, and answered something in this step or the one it reveals. Raises `NotYours`."""
        with self._looking(id_) as (connection, room):
            if not room.is_open:
                return Counts(kept_joined(connection, room.id), 0, 0)
            script = script_in(connection, room.id)
            step = script.revealed_by(script.step(room.step))
            since = now() - timedelta(seconds=HERE_FOR)
            asked = {"the_room": room.id, "the_step": step.key if step else "", "since": since}
            return Counts(*connection.execute(_COUNTS, asked).one())

    def joined(self, id_: str) -> int:
        """How many joined, after the end too. Raises `NotYours`."""
        with self._looking(id_) as (connection, room):
            if not room.is_open:
                return kept_joined(connection, room.id)
            return connection.execute(_JOINED, {"the_room": room.id}).scalar_one()

    def lines(self, id_: str, step: str) -> list[Line]:
        """Every short line given in a step of an open room, in an order that tells nothing of who or when.

        None while fewer than `FEWEST` people have given one: a line that comes alone would be its writer's, and could
        not be shown yet. Raises ValueError for a step the plan does not have, `NotYours`.
        """
        with self._looking(id_) as (connection, room):
            index_of(script_in(connection, room.id), step)
            found = [Line(*row) for row in connection.execute(_LINES, {"the_room": room.id, "the_step": step})]
            return found if len(found) >= FEWEST else []

    def nod(self, id_: str, line: str, nod: Nod) -> None:
        """Say of a line as it was read that it may be shown, is held back, or waits.

        One that its person has changed or taken back since has another id or none, and nothing is said of it. Raises
        ValueError for something else than a nod, `NotYours`, `Ended`.
        """
        if nod not in get_args(Nod):
            raise ValueError("A line waits, is shown or is held back. Say one of these.")
        with self._changing(id_) as (connection, room):
            row = connection.execute(_LINE, {"the_room": room.id, "the_line": line}).one_or_none()
            if row is None or row.nod == nod:
                return
            connection.execute(_NOD, {"the_room": room.id, "the_line": line, "to_nod": nod})
            if shows_step(room, script_in(connection, room.id), row.step):
                changed(connection, room.id)
