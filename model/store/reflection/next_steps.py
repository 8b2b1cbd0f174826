"""The next steps a person set themselves, as their answers have them, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, case, func, or_, select

from model.access import NotYours, readable_owners
from model.answers import OUTCOMES, day_of
from model.reflection.reflection import DAYS_OF_STEPS, OUTCOMES_OF_STEPS, STEPS, NextStep, RememberedStep
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, new_id, now
from model.store.tables.reflection import answers, next_steps, reflections, replaced_answers
from model.store.viewer import ViewerContext

FIELDS_OF_STEPS = frozenset({*STEPS, *DAYS_OF_STEPS, *OUTCOMES_OF_STEPS})

_COLUMNS = columns_of(next_steps, NextStep)
_OF = select(*_COLUMNS).where(next_steps.c.reflection == bindparam("the_id")).order_by(next_steps.c.position)
_THIS = next_steps.c.id == bindparam("the_id")
_GONE = next_steps.delete().where(_THIS)
_KEPT = ("words", "due", "outcome", "outcome_words")
_CORRECTED = next_steps.update().where(_THIS).values({name: bindparam(name) for name in _KEPT})
_ANSWERED = select(answers.c.field, answers.c.words, answers.c.place).where(
    answers.c.reflection == bindparam("the_id"), answers.c.field.in_(sorted(FIELDS_OF_STEPS))
)
_UNSAID = [
    table.delete().where(table.c.reflection == bindparam("the_id"), table.c.field == bindparam("the_field"))
    for table in (answers, replaced_answers)
]
_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_IS_OF_STEP = and_(
    answers.c.reflection == next_steps.c.reflection,
    answers.c.field == case(dict(enumerate(OUTCOMES_OF_STEPS)), value=next_steps.c.position),
)
_AS_WRITTEN = (next_steps.c.written_at, next_steps.c.position)
_SAID_AT = func.coalesce(answers.c.saved_at, next_steps.c.written_at)
_REMEMBERED = (
    select(
        *_COLUMNS,
        reflections.c.relationship,
        next_steps.c.written_at,
        func.coalesce(answers.c.version, 0).label("version"),
        _SAID_AT.label("said_at"),
        reflections.c.happened_on.label("set_on"),
    )
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .outerjoin(answers, _IS_OF_STEP)
    .where(next_steps.c.owner.in_(_OWNERS))
    .order_by(*_AS_WRITTEN)
)
_UNANSWERED = next_steps.c.outcome.is_(None)
_NOT_YET = and_(next_steps.c.outcome == "not", bindparam("before") > _SAID_AT)
_FINISHED = _REMEMBERED.where(reflections.c.finished_at.is_not(None)).limit(bindparam("most"))
_WAITING = _FINISHED.where(_UNANSWERED)
_WAITING_OR_NOT_YET = (
    _FINISHED.where(or_(_UNANSWERED, _NOT_YET)).order_by(None).order_by(next_steps.c.outcome.is_not(None), *_AS_WRITTEN)
)
_TO_REMIND_OF = _REMEMBERED.where(reflections.c.finished_at.is_not(None)).where(
    or_(next_steps.c.outcome.is_(None), next_steps.c.due >= bindparam("today"))
)
_DAY_HAS_COME = or_(
    next_steps.c.due <= bindparam("today"),
    and_(next_steps.c.due.is_(None), next_steps.c.written_at < bindparam("before")),
)
_LEFT_OPEN = and_(
    reflections.c.relationship == bindparam("relationship"), next_steps.c.written_at < bindparam("before")
)


class OwnNextSteps(Handle[ViewerContext]):
    """One to three small next steps a viewer's reflection ends with, which follow its answers."""

    def of(self, reflection: str) -> list[NextStep]:
        """The next steps of a reflection in order. Raises `NotYours`."""
        with self._context.reading(reflection) as connection:
            return _steps_of(connection, reflection)

    def waiting(self, limit: int = 3) -> list[RememberedStep]:
        """Next steps of finished reflections that nothing was said about yet, the longest waiting first."""
        return self._waiting(limit)

    def day_has_come(self, today: date, began: datetime, limit: int = 3) -> list[RememberedStep]:
        """Those of them that are due by `today`, or have no date and were written before the day `began`."""
        return self._waiting(limit, _DAY_HAS_COME, today=today, before=began)

    def left_open(self, relationship: str, before: datetime, limit: int = 3) -> list[RememberedStep]:
        """Those that were written on this relationship `before` then, whatever their date.

        One that was said before then to be not yet done comes back too, after those nothing was said about.
        """
        left_open = _WAITING_OR_NOT_YET.where(_LEFT_OPEN)
        return self._remembered(left_open, most=limit, relationship=relationship, before=before)

    def these(self, ids: Iterable[str]) -> list[RememberedStep]:
        """The steps with these ids as they are now; those that are not theirs or not there are left out."""
        wanted = list(ids)
        return self._remembered(_REMEMBERED.where(next_steps.c.id.in_(_IDS)), ids=wanted) if wanted else []

    def to_remind_of(self, today: date, relationship: str | None = None) -> list[RememberedStep]:
        """For a calendar: those nothing was said of yet, and those due from `today` on whatever was said; all of them.

        With a `relationship` those written on it. A calendar that has one of before hears that it is over.
        """
        whose = [reflections.c.relationship == relationship] if relationship else []
        return self._remembered(_TO_REMIND_OF.where(*whose), today=today)

    def _waiting(self, limit: int, *only: ColumnElement[bool], **asked: object) -> list[RememberedStep]:
        return self._remembered(_WAITING.where(*only), most=limit, **asked)

    def _remembered(self, query: Select[Any], **asked: object) -> list[RememberedStep]:
        with self._context.store.reading() as connection:
            found = connection.execute(query, {"owners": readable_owners(self._context.viewer), **asked})
            return [RememberedStep(**row) for row in found.mappings()]


@dataclass(frozen=True)
class _Wanted:
    """A next step as the answers say it; its outcome is None where no answer says anything of it."""

    words: str
    due: date | None
    outcome: tuple[str | None, str] | None


def require_step(connection: Connection, reflection: str, field: str) -> None:
    """Raise `NotYours` where `field` is to say what came of a next step, and there is no such step any more."""
    if field in OUTCOMES_OF_STEPS:
        position = OUTCOMES_OF_STEPS.index(field)
        if position not in {step.position for step in _steps_of(connection, reflection)}:
            raise NotYours


def bring_in_line(connection: Connection, reflection: str, owner: str) -> None:
    """Make the next steps what the answers say; a step that is still there keeps its id, and one that goes its outcome.

    An outcome that no answer says, since it was kept before answers said it, stays.
    """
    before = {step.position: step for step in _steps_of(connection, reflection)}
    wanted = _answered(connection, reflection)
    for position in before.keys() - wanted.keys():
        connection.execute(_GONE, {"the_id": before[position].id})
        for unsaid in _UNSAID:
            connection.execute(unsaid, {"the_id": reflection, "the_field": OUTCOMES_OF_STEPS[position]})
    for position, said in wanted.items():
        step = before.get(position)
        if step is None:
            made = NextStep(new_id(), reflection, position, said.words, said.due, None, "")
            connection.execute(next_steps.insert(), vars(made) | {"owner": owner, "written_at": now()})
            continue
        outcome, words = said.outcome or (step.outcome, step.outcome_words)
        news = {"words": said.words, "due": said.due, "outcome": outcome, "outcome_words": words}
        if news != {name: getattr(step, name) for name in _KEPT}:
            connection.execute(_CORRECTED, {"the_id": step.id} | news)


def _steps_of(connection: Connection, reflection: str) -> list[NextStep]:
    return [NextStep(**row) for row in connection.execute(_OF, {"the_id": reflection}).mappings()]


def _answered(connection: Connection, reflection: str) -> dict[int, _Wanted]:
    """What the answers say of each next step that has words, by position."""
    given = {row.field: row for row in connection.execute(_ANSWERED, {"the_id": reflection})}
    found: dict[int, _Wanted] = {}
    for position, (step, by_when, came_of) in enumerate(zip(STEPS, DAYS_OF_STEPS, OUTCOMES_OF_STEPS, strict=True)):
        words = given[step].words.strip() if step in given else ""
        if words:
            due = day_of(given[by_when].place) if by_when in given else None
            said = given.get(came_of)
            outcome = (said.place if said.place in OUTCOMES else None, said.words.strip()) if said else None
            found[position] = _Wanted(words, due, outcome)
    return found
