"""Showing a room what it answered, and reading what it was shown."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from model.content.workshop.steps import LineStep, WorkshopStep
from model.store.database.transactions import Handle
from model.store.workshop.end import kept_results
from model.store.workshop.published_results import (
    LinesByStep,
    approved_writers,
    counted_in,
    decided,
    publish,
    published,
)
from model.store.workshop.room_rows import changed, script_in
from model.store.workshop.trainer.context import TrainerContext
from model.workshop.disclosure import Shown
from model.workshop.results import StepResult, all_results, step_result
from model.workshop.room import Readiness, Room
from model.workshop.script import RoomScript


class Results(Handle[TrainerContext]):
    """What a viewer's rooms were shown."""

    def show(self, id_: str) -> Room:
        """Show the answers of this step, or of the one it reveals, counting those who may be counted by now.

        Every new result is kept before anybody sees it. Raises ValueError where the step has nothing to show,
        `NotYours`, `Ended`.
        """
        with self._context.changing(id_) as (connection, room):
            script = script_in(connection, room.id)
            publish(connection, room.id, script, [_asked(script, room)])
            return changed(connection, room.id, shows=True)

    def look(self, id_: str) -> None:
        """Count those who may be counted by now without showing the room anything, so that its trainer can look first.

        What is looked at is kept as it is when it is shown: who comes later joins by the same rule. Raises ValueError
        where the step has nothing to show, `NotYours`, `Ended`.
        """
        with self._context.changing(id_) as (connection, room):
            script = script_in(connection, room.id)
            publish(connection, room.id, script, [_asked(script, room)])

    def readiness(self, id_: str) -> Readiness:
        """What showing this step would do now; nothing is counted by asking. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            script = script_in(connection, room.id)
            step = script.revealed_by(script.step(room.step))
            if step is None or not room.is_open:
                return Readiness()
            questions = [question.key for question in script.questions(step)]
            new = {result.question: result.people for result in decided(connection, room.id, script, step)}
            counts_more = bool(new)
            kept = {key: counted_in(connection, room.id, key) for key in questions}
            if isinstance(step, LineStep):
                writers = approved_writers(connection, room.id, step.key)
                new, kept = ({key: people & writers for key, people in of.items()} for of in (new, kept))
            seen = sum(bool(new.get(key) or kept[key]) for key in questions)
            shown, _ = published(connection, room.id, script, [step])
            telling = sum(bool(kept[one.question]) and not one.table.tells_nothing for one in shown.results)
            return Readiness(len(questions), seen, sum(map(bool, kept.values())), telling, counts_more)

    def hide(self, id_: str) -> Room:
        """Take the results off the screen and the phones. Raises `NotYours`, `Ended`."""
        with self._context.changing(id_) as (connection, room):
            return changed(connection, room.id, shows=False) if room.shows else room

    def all(self, id_: str) -> tuple[StepResult, ...]:
        """Every step that asks, as the room was shown it; after the end, as it was kept. Raises `NotYours`."""
        with self._context.reading(id_) as (connection, room):
            script = script_in(connection, room.id)
            return all_results(script, *_seen(connection, room, script, script.plan.steps))

    def get(self, id_: str, step: str) -> StepResult:
        """One step as the room was shown it; a step that reveals gives the one it names.

        Raises ValueError for a step the plan does not have, `NotYours`.
        """
        with self._context.reading(id_) as (connection, room):
            script = script_in(connection, room.id)
            here = script.step(step)
            asked = script.revealed_by(here) or here
            shown, lines = _seen(connection, room, script, [asked])
            return step_result(script, asked, shown, lines.get(asked.key, ()))


def _asked(script: RoomScript, room: Room) -> WorkshopStep:
    """The step whose answers can be shown where the room is."""
    step = script.revealed_by(script.step(room.step))
    if step is None:
        raise ValueError("Nothing was asked in this step, so there is nothing to show. Go on to the next.")
    return step


def _seen(
    connection: Connection, room: Room, script: RoomScript, steps: Sequence[WorkshopStep]
) -> tuple[Shown, LinesByStep]:
    if room.is_open:
        return published(connection, room.id, script, steps)
    kept = kept_results(connection, room.id)
    return kept.shown, kept.lines
