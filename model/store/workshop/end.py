"""Ending a room and forgetting it: whatever could tie an answer to a person is deleted, and what is kept of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from model.content.workshop.steps import ANSWERED
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import now
from model.store.tables.workshop import given, published_results, room_people, room_phones, room_results, rooms
from model.store.workshop.published_results import LinesByStep, as_kept, publish, published, published_of
from model.store.workshop.room_rows import THIS, changed, script_in
from model.workshop.disclosure import Shown
from model.workshop.room import Room

JOINED = select(func.count()).select_from(room_people).where(room_people.c.room == bindparam("the_room"))
"""How many have joined a room that is open."""

_CLOCK = ("timer_until", "timer_seconds", "begun_at", "step_at", "paused_at")
_KEPT = select(room_results.c.body).where(room_results.c.room == bindparam("the_room"))


@dataclass(frozen=True)
class KeptResults:
    """The one row of results of an ended room. Nobody is in its results."""

    joined: int
    shown: Shown
    lines: LinesByStep


def keep_results(connection: Connection, room: str) -> None:
    """Count once more, then keep what may be shown."""
    script = script_in(connection, room)
    asked = [step for step in script.plan.steps if step.kind in ANSWERED]
    publish(connection, room, script, asked)
    joined = connection.execute(JOINED, {"the_room": room}).scalar_one()
    shown, lines = published(connection, room, script, asked)
    body = {"joined": joined, "pictures": [as_kept(result) for result in shown.results], "lines": lines}
    connection.execute(room_results.insert(), {"room": room, "body": json.dumps(body, ensure_ascii=False)})


def kept_results(connection: Connection, room: str) -> KeptResults:
    """What was kept of an ended room."""
    body = json.loads(connection.execute(_KEPT, {"the_room": room}).scalar_one())
    lines = {step: tuple(words) for step, words in body["lines"].items()}
    return KeptResults(
        int(body["joined"]), Shown(tuple(published_of(frozenset(), **kept) for kept in body["pictures"])), lines
    )


_DELETIONS = [
    table.delete().where(table.c.room == bindparam("the_room"))
    for table in (given, room_phones, published_results, room_people)
]
_PEOPLE = (
    select(room_people.c.id)
    .where(room_people.c.room == bindparam("the_room"))
    .order_by(room_people.c.id)
    .with_for_update()
)
_OWNED = select(rooms.c.id).where(rooms.c.owner == bindparam("the_owner")).order_by(rooms.c.id).with_for_update()
_FORGET = rooms.delete().where(THIS)


def end(connection: Connection, room: str) -> Room:
    """Reduce an open room that is held to counts and the lines that may be shown."""
    hold_people(connection, room)
    keep_results(connection, room)
    for deletion in _DELETIONS:
        connection.execute(deletion, {"the_room": room})
    note_deletion(connection)
    gone = {"code": "", "link_code": "", "secret": "", "shows": False, **dict.fromkeys(_CLOCK)}
    return changed(connection, room, ended_at=now(), **gone)


def forget(connection: Connection, room: str) -> None:
    """Delete a room that is held, with all of it."""
    hold_people(connection, room)
    connection.execute(_FORGET, {"the_id": room})
    note_deletion(connection)


def forget_all(connection: Connection, owner: str) -> None:
    """Delete every room this person opened, with all of it."""
    for room in connection.scalars(_OWNED, {"the_owner": owner}).all():
        forget(connection, room)


def hold_people(connection: Connection, room: str) -> None:
    """Wait, person by person, for whoever writes that they are here; the order is the one of that writing."""
    connection.execute(_PEOPLE, {"the_room": room}).all()
