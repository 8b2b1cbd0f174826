"""The next steps a person set themselves, as their answers have them, and what came of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.access import NotYours, readable_owners
from model.answers import OUTCOMES, day_of
from model.reflection.reflection import NextStep
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.tables.reflection import answers, next_steps, reflections
from model.store.viewer import ViewerContext, touch

_FIELDS = tuple((f"next_{number}", f"next_{number}_due") for number in (1, 2, 3))
FIELDS_OF_STEPS = frozenset(field for pair in _FIELDS for field in pair)
"""The answers that next steps are made of: the words of each under one, its due date as the place of another."""

_COLUMNS = columns_of(next_steps, NextStep)
_OF = select(*_COLUMNS).where(next_steps.c.reflection == bindparam("the_id")).order_by(next_steps.c.position)
_THIS = next_steps.c.id == bindparam("the_id")
_ONE = select(*_COLUMNS).where(_THIS)
_GONE = next_steps.delete().where(_THIS)
_CORRECTED = next_steps.update().where(_THIS).values(words=bindparam("words"), due=bindparam("due"))
_ANSWERED = select(answers.c.field, answers.c.words, answers.c.place).where(
    answers.c.reflection == bindparam("the_id"), answers.c.field.in_(sorted(FIELDS_OF_STEPS))
)
_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_WAITING = (
    select(*_COLUMNS)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(next_steps.c.owner.in_(_OWNERS), next_steps.c.outcome.is_(None))
    .where(reflections.c.finished_at.is_not(None))
    .order_by(next_steps.c.written_at, next_steps.c.position)
    .limit(bindparam("most"))
)


class OwnNextSteps(Handle[ViewerContext]):
    """One to three small next steps a viewer's reflection ends with, which follow its answers."""

    def of(self, reflection: str) -> list[NextStep]:
        """The next steps of a reflection in order. Raises `NotYours`."""
        with self._context.reading(reflection) as connection:
            return _steps_of(connection, reflection)

    def waiting(self, limit: int = 3) -> list[NextStep]:
        """Next steps of finished reflections that nothing was said about yet, the longest waiting first."""
        asked = {"owners": readable_owners(self._context.viewer), "most": limit}
        with self._context.store.reading() as connection:
            return [NextStep(**row) for row in connection.execute(_WAITING, asked).mappings()]

    def record_outcome(self, step_id: str, outcome: str | None, words: str = "") -> NextStep:
        """Say what came of a step, or take it back with None. Raises `NotYours`, `TooLong`, ValueError."""
        if outcome is not None and outcome not in OUTCOMES:
            raise ValueError(f"An outcome is one of {', '.join(OUTCOMES)}.")
        news = {"outcome": outcome, "outcome_words": cleaned(words)}
        with self._context.store.writing() as connection:
            reflection = _step(connection, step_id).reflection
            self._context.hold(connection, reflection)
            connection.execute(next_steps.update().where(next_steps.c.id == step_id), news)
            touch(connection, reflection, now())
            return _step(connection, step_id)


def bring_in_line(connection: Connection, reflection: str, owner: str) -> None:
    """Make the next steps what the answers say; a step that is still there keeps its id and its outcome."""
    before = {step.position: step for step in _steps_of(connection, reflection)}
    wanted = _answered(connection, reflection)
    for position in before.keys() - wanted.keys():
        connection.execute(_GONE, {"the_id": before[position].id})
    for position, (words, due) in wanted.items():
        step = before.get(position)
        if step is None:
            made = NextStep(new_id(), reflection, position, words, due, None, "")
            connection.execute(next_steps.insert(), vars(made) | {"owner": owner, "written_at": now()})
        elif (step.words, step.due) != (words, due):
            connection.execute(_CORRECTED, {"the_id": step.id, "words": words, "due": due})


def _steps_of(connection: Connection, reflection: str) -> list[NextStep]:
    return [NextStep(**row) for row in connection.execute(_OF, {"the_id": reflection}).mappings()]


def _step(connection: Connection, step_id: str) -> NextStep:
    """A step, whoever's it is: its reflection is to be held before anything of it is given out or changed."""
    row = connection.execute(_ONE, {"the_id": step_id}).mappings().one_or_none()
    if row is None:
        raise NotYours
    return NextStep(**row)


def _answered(connection: Connection, reflection: str) -> dict[int, tuple[str, date | None]]:
    """The words and the due date of each next step that has words, by position."""
    given = {row.field: row for row in connection.execute(_ANSWERED, {"the_id": reflection})}
    found: dict[int, tuple[str, date | None]] = {}
    for position, (said, by_when) in enumerate(_FIELDS):
        words = given[said].words.strip() if said in given else ""
        if words:
            found[position] = words, day_of(given[by_when].place) if by_when in given else None
    return found
