"""Words and short lines that wait for the trainer's approval."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import bindparam, select

from model.access import FEWEST_SHOWN
from model.store.database.transactions import Handle
from model.store.tables.workshop import given
from model.store.workshop.room_rows import changed, script_in
from model.store.workshop.trainer.context import TrainerContext
from model.workshop.room import Approval, Line

_OF = given.c.room == bindparam("the_room")
_APPROVAL = given.c.approval.label("approval")
_LINES = (
    select(given.c.line.label("id"), given.c.step, given.c.words, _APPROVAL)
    .where(_OF, given.c.step == bindparam("the_step"), given.c.line.is_not(None))
    .order_by(given.c.line)
)
_THIS = (given.c.line == bindparam("the_line"), _OF)
_LINE = select(given.c.step, _APPROVAL).where(*_THIS)
_APPROVE = given.update().where(*_THIS).values(approval=bindparam("to_approval"))


class Lines(Handle[TrainerContext]):
    """The short lines given in a viewer's rooms, never with whose they are."""

    def all(self, id_: str, step: str) -> list[Line]:
        """Every short line given in a step of an open room, in an order that tells nothing of who or when.

        None while fewer than `FEWEST_SHOWN` people have given one: a line that comes alone would be its writer's, and
        could not be shown yet. Raises ValueError for a step the plan does not have, `NotYours`.
        """
        with self._context.reading(id_) as (connection, room):
            script_in(connection, room.id).index(step)
            rows = connection.execute(_LINES, {"the_room": room.id, "the_step": step}).mappings()
            found = [Line(**row) for row in rows]
            return found if len(found) >= FEWEST_SHOWN else []

    def approve(self, id_: str, line: str, approval: Approval) -> None:
        """Say of a line as it was read that it may be shown, is held back, or waits.

        One that its person has changed or taken back since has another id or none, and nothing is said of it. Raises
        ValueError for something else than an approval, `NotYours`, `Ended`.
        """
        if approval not in get_args(Approval):
            raise ValueError("A line waits, is shown or is held back. Say one of these.")
        with self._context.changing(id_) as (connection, room):
            row = connection.execute(_LINE, {"the_room": room.id, "the_line": line}).one_or_none()
            if row is None or row.approval == approval:
                return
            connection.execute(_APPROVE, {"the_room": room.id, "the_line": line, "to_approval": approval})
            script = script_in(connection, room.id)
            shown = script.revealed_by(script.step(room.step)) if room.shows else None
            if shown is not None and shown.key == row.step:
                changed(connection, room.id)
