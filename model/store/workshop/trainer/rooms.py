"""Opening a room, counting who is there, moving it through its plan, and ending it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import Connection, bindparam, func, select

from model.access import require_account
from model.store.database.transactions import Handle, new_id, now
from model.store.holds import require_free
from model.store.tables.workshop import given, room_people, room_scripts, rooms
from model.store.trail.chain import note_act
from model.store.workshop.end import JOINED, end, forget, kept_results
from model.store.workshop.room_rows import ROOM, THIS, changed, room_of, script_in
from model.store.workshop.trainer.context import TrainerContext
from model.team.trail import Deed
from model.workshop.clock import carried_on
from model.workshop.room import CODE_LENGTH, CODE_SIGNS, HERE_FOR, Counts, Room
from model.workshop.script import RoomScript

MOST_SECONDS = 24 * 60 * 60
"""The longest a clock runs."""

_LINK_CODE_SIGNS = 10
_SECRET_BYTES = 32
_NEWEST = (rooms.c.opened_at.desc(), rooms.c.id.desc())
_MINE = select(*ROOM).where(rooms.c.owner == bindparam("the_owner")).order_by(*_NEWEST)
_TAKEN = select(rooms.c.id).where(rooms.c.code == bindparam("the_code"), rooms.c.ended_at.is_(None))
_LOCK = rooms.update().where(THIS).values(is_locked=bindparam("to_locked"))

_HERE = JOINED.where(room_people.c.seen_at >= bindparam("since"))
_IN_STEP = (given.c.room == bindparam("the_room"), given.c.step == bindparam("the_step"))
_ANSWERED = select(func.count(given.c.person.distinct())).where(*_IN_STEP)
_COUNTS = select(
    JOINED.scalar_subquery().label("joined"),
    _HERE.scalar_subquery().label("here"),
    _ANSWERED.scalar_subquery().label("answered"),
)


class Rooms(Handle[TrainerContext]):
    """A viewer's rooms. `id_` is always a room's."""

    def open(self, script: RoomScript, *, content_version: str, language: str) -> Room:
        """Open a room at the first step of its plan, under a code that no other open room has.

        Raises `NotYours` for a viewer who does not look in here themselves.
        """
        owner = self._context.viewer.person
        require_account(self._context.viewer)
        plan = script.plan
        with self._context.store.writing() as connection:
            room = Room(
                id=new_id(),
                owner=owner,
                code=_free_code(connection),
                link_code=secrets.token_urlsafe(_LINK_CODE_SIGNS)[:_LINK_CODE_SIGNS],
                plan=plan.key,
                plan_name=plan.name,
                content_version=content_version,
                language=language,
                step=plan.steps[0].key,
                opened_at=now(),
            )
            connection.execute(rooms.insert(), vars(room) | {"secret": secrets.token_hex(_SECRET_BYTES)})
            connection.execute(room_scripts.insert(), {"room": room.id, "script": script.model_dump_json()})
        return room

    def all(self, *, is_open: bool | None = None) -> list[Room]:
        """The viewer's rooms, newest first; those open or those ended where `is_open` says which."""
        query, mine = _MINE, {"the_owner": self._context.viewer.person}
        if is_open is not None:
            query = query.where(rooms.c.ended_at.is_(None) if is_open else rooms.c.ended_at.is_not(None))
        with self._context.store.reading() as connection:
            return [room_of(row) for row in connection.execute(query, mine).mappings()]

    def get(self, id_: str) -> Room:
        """One room, open or ended. Raises `NotYours`."""
        with self._context.reading(id_) as (_, room):
            return room

    def script(self, id_: str) -> RoomScript:
        """The script a room was opened with. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            return script_in(connection, room.id)

    def counts(self, id_: str) -> Counts:
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

    def begin(self, id_: str) -> Room:
        """Start the clock of the whole; where it runs already nothing changes. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            at = room.paused_at or now()
            return room if room.begun_at else changed(connection, room.id, begun_at=at, step_at=at)

    def move(self, id_: str, step: str) -> Room:
        """Move to a step, which hides results and takes pairs their time; where the room is there nothing changes.

        The clock of the step begins anew where the trainer has started that of the whole, and a pause goes on. Raises
        ValueError for a step the plan does not have, `NotYours`, `Ended`.
        """
        with self._context.changing(id_) as (connection, room):
            if step == room.step:
                return room
            furthest = max(room.furthest, script_in(connection, room.id).index(step))
            step_at = (room.paused_at or now()) if room.begun_at else None
            clock = {"step_at": step_at, "timer_until": None, "timer_seconds": None}
            return changed(connection, room.id, step=step, furthest=furthest, shows=False, **clock)

    def lock(self, id_: str, is_locked: bool) -> Room:
        """Let nobody new in, or let them in again; who is in comes back in any case. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            connection.execute(_LOCK, {"the_id": room.id, "to_locked": is_locked})
            return self._context.hold(connection, room.id)

    def start_clock(self, id_: str, seconds: int) -> Room:
        """Let pairs talk so long from now on, which ends a pause.

        Raises ValueError below 1 second or above a day, `NotYours`, `Ended`.
        """
        if not 1 <= seconds <= MOST_SECONDS:
            raise ValueError(f"A timer runs for 1 to {MOST_SECONDS:,} seconds. Choose a time between.")
        with self._context.changing(id_) as (connection, room):
            at = now()
            timer = {"timer_until": at + timedelta(seconds=seconds), "timer_seconds": seconds}
            return changed(connection, room.id, **{**carried_on(room, at), **timer})

    def stop_clock(self, id_: str) -> Room:
        """Take the time of pairs away. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            if room.timer_until is None:
                return room
            return changed(connection, room.id, timer_until=None, timer_seconds=None)

    def pause(self, id_: str) -> Room:
        """Stop every clock of a room where it stands. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            return room if room.paused_at else changed(connection, room.id, paused_at=now())

    def carry_on(self, id_: str) -> Room:
        """Let every clock of a room run on from where it stood. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            return changed(connection, room.id, **carried_on(room, now())) if room.paused_at else room

    def end(self, id_: str) -> Room:
        """End a room, for good: what may be shown is kept as tables and lines, all else anybody gave is deleted.

        Ending it again only wipes once more what it left in the file. Raises `NotYours`, and `TraceLeft` when it has
        ended but another program keeps the file from being wiped.
        """
        with self._context.store.writing() as connection:
            room = self._context.hold(connection, id_)
            ended = end(connection, room.id) if room.is_open else room
        self._context.store.leave_no_trace(rewrite=True)
        return ended

    def forget(self, id_: str) -> None:
        """Delete a room with all of it, open or ended. Raises `NotYours`, `OnHold`."""
        with self._context.store.writing() as connection:
            room = self._context.hold(connection, id_)
            require_free(connection, self._context.viewer)
            forget(connection, room.id)
            note_act(connection, room.owner, self._context.viewer, Deed("deleted", "workshop", room.id))
        self._context.store.leave_no_trace(rewrite=True)


def _free_code(connection: Connection) -> str:
    """A code that no open room has."""
    while True:
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if connection.scalar(_TAKEN, {"the_code": code}) is None:
            return code
