"""The people in a room who gave nothing: how many they are, and clearing their places, as after a flood of joins."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.store.tables.workshop import given, room_people
from model.store.workshop.end import hold_people
from model.store.workshop.published_results import counted
from model.store.workshop.room_rows import changed
from model.store.workshop.trainer.context import TrainerContext

_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_GAVE_NOTHING = select(room_people.c.id).where(
    room_people.c.room == bindparam("the_room"),
    ~select(given.c.person).where(given.c.person == room_people.c.id).exists(),
)
_CLEAR = room_people.delete().where(room_people.c.id.in_(_PEOPLE))


class People:
    """The people in a viewer's rooms, never who they are."""

    def __init__(self, context: TrainerContext) -> None:
        self._context = context

    def silent(self, id_: str) -> int:
        """How many have given nothing and are in nothing the room was shown. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            return len(_silent(connection, room.id))

    def clear_silent(self, id_: str) -> int:
        """Delete all of these with their phones, and tell how many; they can join anew. Raises `NotYours`, `Ended`.

        Whoever is counted in a result stays, even where they took their answers back: or they would be counted twice.
        """
        with self._context.changing(id_) as (connection, room):
            hold_people(connection, room.id)
            silent = _silent(connection, room.id)
            if silent:
                connection.execute(_CLEAR, {"people": silent})
                changed(connection, room.id)
            return len(silent)


def _silent(connection: Connection, room: str) -> list[str]:
    seen = counted(connection, room)
    return [person for person in connection.scalars(_GAVE_NOTHING, {"the_room": room}) if person not in seen]
