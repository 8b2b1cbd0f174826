"""The next steps a person set themselves, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, require_write
from model.reflection import OUTCOMES, NextStep
from model.store.part import Part, new_id, now
from model.store.tables import next_steps, reflections
from model.store.words import cleaned

MOST_STEPS = 3

_NAMES = ("id", "reflection", "position", "words", "due", "outcome", "outcome_words")
_COLUMNS = tuple(next_steps.c[name] for name in _NAMES)
_OF = select(*_COLUMNS).where(next_steps.c.reflection == bindparam("the_id")).order_by(next_steps.c.position)
_ONE = select(*_COLUMNS, next_steps.c.owner).where(next_steps.c.id == bindparam("the_id"))
_WAITING = (
    select(*_COLUMNS)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(next_steps.c.owner == bindparam("owner"), next_steps.c.outcome.is_(None))
    .where(reflections.c.finished_at.is_not(None))
    .order_by(next_steps.c.written_at, next_steps.c.position)
    .limit(bindparam("most"))
)


class OwnNextSteps(Part):
    """One to three small next steps a reflection ends with."""

    def next_steps(self, reflection: str) -> list[NextStep]:
        """The next steps of a reflection in order. Raises `NotYours`."""
        with self._reading(reflection) as connection:
            return self._of(connection, reflection)

    def set_next_steps(self, reflection: str, steps: Sequence[tuple[str, date | None]]) -> list[NextStep]:
        """Keep these next steps, words and due date each, in this order, in place of those there.

        A step that is the same as before at its position keeps its outcome. Raises `NotYours`, `TooLong`, and
        ValueError for more than `MOST_STEPS`.
        """
        if len(steps) > MOST_STEPS:
            raise ValueError(f"A reflection has at most {MOST_STEPS} next steps; {len(steps)} were given.")
        wanted = [(cleaned(words), due) for words, due in steps]
        with self._store.writing() as connection:
            revision = self._hold(connection, reflection)
            before = self._of(connection, reflection)
            if [(step.words, step.due) for step in before] == wanted:
                return before
            self._replace(connection, reflection, before, wanted)
            self._touch(connection, reflection, revision + 1, now())
            return self._of(connection, reflection)

    def waiting_steps(self, limit: int = 3) -> list[NextStep]:
        """Next steps of finished reflections that nothing was said about yet, the longest waiting first."""
        with self._store.reading() as connection:
            rows = connection.execute(_WAITING, {"owner": self._viewer.person, "most": limit})
            return [NextStep(*row) for row in rows]

    def record_outcome(self, step_id: str, outcome: str | None, words: str = "") -> NextStep:
        """Say what came of a step, or take it back with None. Raises `NotYours`, `TooLong`, ValueError."""
        if outcome is not None and outcome not in OUTCOMES:
            raise ValueError(f"An outcome is one of {', '.join(OUTCOMES)}.")
        news = {"outcome": outcome, "outcome_words": cleaned(words)}
        with self._store.writing() as connection:
            reflection = self._step(connection, step_id).reflection
            revision = self._hold(connection, reflection)
            connection.execute(next_steps.update().where(next_steps.c.id == step_id), news)
            told = self._step(connection, step_id)
            self._touch(connection, reflection, revision + 1, now())
            return told

    def _step(self, connection: Connection, step_id: str) -> NextStep:
        row = connection.execute(_ONE, {"the_id": step_id}).one_or_none()
        if row is None:
            raise NotYours
        require_write(self._viewer, row.owner)
        return NextStep(*row[: len(_NAMES)])

    def _of(self, connection: Connection, reflection: str) -> list[NextStep]:
        return [NextStep(*row) for row in connection.execute(_OF, {"the_id": reflection})]

    def _replace(
        self, connection: Connection, reflection: str, before: list[NextStep], wanted: list[tuple[str, date | None]]
    ) -> None:
        there = {step.position: (step.words, step.due) for step in before}
        kept = [position for position, step in enumerate(wanted) if there.get(position) == step]
        gone = next_steps.c.reflection == reflection, next_steps.c.position.not_in(kept)
        connection.execute(next_steps.delete().where(*gone))
        rows: list[dict[str, Any]] = [
            {
                "id": new_id(),
                "reflection": reflection,
                "position": position,
                "words": words,
                "due": due,
                "outcome": None,
                "outcome_words": "",
                "owner": self._viewer.person,
                "written_at": now(),
            }
            for position, (words, due) in enumerate(wanted)
            if position not in kept
        ]
        if rows:
            connection.execute(next_steps.insert(), rows)
