"""Showing a room what it answered, and reading what it was shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from model.content.workshop.schema import ANSWERED, WorkshopStep
from model.store.tables.workshop import room_results
from model.store.workshop.published_results import Lines, make_pictures, published, table_of
from model.store.workshop.run import RoomsRunning, index_of
from model.store.workshop.trainer import changed, script_in
from model.workshop.disclosure import Picture, Shown
from model.workshop.published import StepResult, all_results, step_result
from model.workshop.room import Room
from model.workshop.script import RoomScript

_KEPT = select(room_results.c.body).where(room_results.c.room == bindparam("the_room"))


class RoomsShowing(RoomsRunning):
    """A viewer's rooms, with what they were shown."""

    def show(self, id_: str) -> Room:
        """Show the answers of this step, or of the one it reveals, counting those who may be counted by now.

        Every new picture is kept before anybody sees it. Raises ValueError where the step has nothing to show,
        `NotYours`, `Ended`.
        """
        with self._changing(id_) as (connection, room):
            script = script_in(connection, room.id)
            step = script.revealed_by(script.step(room.step))
            if step is None:
                raise ValueError("Nothing was asked in this step, so there is nothing to show. Go on to the next.")
            make_pictures(connection, room.id, script, [step])
            return changed(connection, room.id, shows=True)

    def hide(self, id_: str) -> Room:
        """Take the results off the screen and the phones. Raises `NotYours`, `Ended`."""
        with self._changing(id_) as (connection, room):
            return changed(connection, room.id, shows=False) if room.shows else room

    def results(self, id_: str) -> tuple[StepResult, ...]:
        """Every step that asks, as the room was shown it; after the end, as it was kept. Raises `NotYours`."""
        with self._looking(id_) as (connection, room):
            script = script_in(connection, room.id)
            return all_results(script, *_seen(connection, room, script, script.plan.steps))

    def result(self, id_: str, step: str) -> StepResult:
        """One step as the room was shown it; a step that reveals gives the one it names.

        Raises ValueError for a step the plan does not have, `NotYours`.
        """
        with self._looking(id_) as (connection, room):
            script = script_in(connection, room.id)
            here = script.plan.steps[index_of(script, step)]
            asked = script.revealed_by(here) or here
            shown, lines = _seen(connection, room, script, [asked])
            return step_result(script, asked, shown, lines.get(asked.key, ()))


def asking(script: RoomScript) -> list[WorkshopStep]:
    """The steps of a plan that ask the phones something, in its order."""
    return [step for step in script.plan.steps if step.kind in ANSWERED]


def kept_joined(connection: Connection, room: str) -> int:
    """How many had joined a room that has ended."""
    return int(json.loads(connection.execute(_KEPT, {"the_room": room}).scalar_one())["joined"])


def _seen(connection: Connection, room: Room, script: RoomScript, steps: Sequence[WorkshopStep]) -> tuple[Shown, Lines]:
    if room.is_open:
        return published(connection, room.id, script, steps)
    body = json.loads(connection.execute(_KEPT, {"the_room": room.id}).scalar_one())
    lines = {step: tuple(words) for step, words in body["lines"].items()}
    return Shown(tuple(_kept_picture(kept) for kept in body["pictures"])), lines


def _kept_picture(kept: dict[str, Any]) -> Picture:
    return Picture(kept["question"], kept["about"], frozenset(), table_of(kept["cells"]), kept["cells_at_least"])
