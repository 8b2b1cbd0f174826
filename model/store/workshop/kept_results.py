"""What is kept of a room that has ended: how many had joined, what was published, and the lines that were shown."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from model.content.workshop.schema import ANSWERED
from model.store.tables.workshop import room_people, room_results
from model.store.workshop.published_results import LinesByStep, as_kept, publish, published, published_of
from model.store.workshop.room_rows import script_in
from model.workshop.disclosure import Shown

JOINED = select(func.count()).select_from(room_people).where(room_people.c.room == bindparam("the_room"))
"""How many have joined a room that is open."""

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
