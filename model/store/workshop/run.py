"""Opening a room, and moving it through its plan."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, is_account
from model.store.database.transactions import new_id, now
from model.store.tables.workshop import room_scripts, rooms
from model.store.workshop.trainer import ROOM, THIS, RoomsPart, changed, script_in
from model.workshop.room import CODE_LENGTH, CODE_SIGNS, Room
from model.workshop.script import RoomScript

MOST_SECONDS = 24 * 60 * 60
"""The longest a timer runs."""

_DOOR_SIGNS = 10
_SECRET_BYTES = 32
_NEWEST = (rooms.c.opened_at.desc(), rooms.c.id.desc())
_MINE = select(*ROOM).where(rooms.c.owner == bindparam("the_owner")).order_by(*_NEWEST)
_TAKEN = select(rooms.c.id).where(rooms.c.code == bindparam("the_code"), rooms.c.ended_at.is_(None))
_LOCK = rooms.update().where(THIS).values(is_locked=bindparam("to_locked"))


class RoomsRunning(RoomsPart):
    """A viewer's rooms, opened and moved from step to step."""

    def open(self, script: RoomScript, *, content_version: str, language: str) -> Room:
        """Open a room at the first step of its plan, under a code that no other open room has.

        Raises `NotYours` for a viewer who does not look in here themselves.
        """
        if not is_account(self._viewer.person):
            raise NotYours
        plan = script.plan
        with self._store.writing() as connection:
            room = Room(
                id=new_id(),
                owner=self._viewer.person,
                code=_free_code(connection),
                door=secrets.token_urlsafe(_DOOR_SIGNS)[:_DOOR_SIGNS],
                plan=plan.key,
                plan_name=plan.name,
                content_version=content_version,
                language=language,
                step=plan.steps[0].key,
                furthest=0,
                shows=False,
                is_locked=False,
                version=1,
                timer_until=None,
                opened_at=now(),
                ended_at=None,
            )
            connection.execute(rooms.insert(), vars(room) | {"secret": secrets.token_hex(_SECRET_BYTES)})
            connection.execute(room_scripts.insert(), {"room": room.id, "script": script.model_dump_json()})
        return room

    def rooms(self, *, is_open: bool | None = None) -> list[Room]:
        """The viewer's rooms, newest first; those open or those ended where `is_open` says which."""
        query = _MINE
        if is_open is not None:
            query = query.where(rooms.c.ended_at.is_(None) if is_open else rooms.c.ended_at.is_not(None))
        with self._store.reading() as connection:
            return [Room(*row) for row in connection.execute(query, {"the_owner": self._viewer.person})]

    def go_to(self, id_: str, step: str) -> Room:
        """Move to a step, which hides results and stops the timer; where the room is there already nothing changes.

        Raises ValueError for a step the plan does not have, `NotYours`, `Ended`.
        """
        with self._changing(id_) as (connection, room):
            if step == room.step:
                return room
            furthest = max(room.furthest, index_of(script_in(connection, room.id), step))
            return changed(connection, room.id, step=step, furthest=furthest, shows=False, timer_until=None)

    def lock(self, id_: str, is_locked: bool) -> Room:
        """Let nobody new in, or let them in again; who is in comes back in any case. Raises `NotYours`, `Ended`."""
        with self._changing(id_) as (connection, room):
            connection.execute(_LOCK, {"the_id": room.id, "to_locked": is_locked})
            return self._held(connection, room.id)

    def start_timer(self, id_: str, seconds: int) -> Room:
        """Run a timer from now on. Raises ValueError below 1 second or above a day, `NotYours`, `Ended`."""
        if not 1 <= seconds <= MOST_SECONDS:
            raise ValueError(f"A timer runs for 1 to {MOST_SECONDS:,} seconds. Choose a time between.")
        with self._changing(id_) as (connection, room):
            return changed(connection, room.id, timer_until=now() + timedelta(seconds=seconds))

    def stop_timer(self, id_: str) -> Room:
        """Stop the timer where one runs. Raises `NotYours`, `Ended`."""
        with self._changing(id_) as (connection, room):
            return room if room.timer_until is None else changed(connection, room.id, timer_until=None)


def index_of(script: RoomScript, step: str) -> int:
    """Where a step stands in the plan. Raises ValueError for one it does not have."""
    try:
        return script.index(step)
    except KeyError:
        raise ValueError("This workshop's plan has no such step. Go to one that it has.") from None


def _free_code(connection: Connection) -> str:
    """A code that no open room has."""
    while True:
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if connection.scalar(_TAKEN, {"the_code": code}) is None:
            return code
