"""What a room was shown: decided from its answers and all results before, kept, and read for drawing without people.

Who is counted in a result is read here alone, to decide on the next one and on which lines may be shown.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, func, select

from model.content.workshop.steps import LineStep, ThenAndNowStep, WorkshopStep
from model.store.tables.workshop import given, published_results
from model.workshop.disclosure import PublishedResult, Shown, may_show
from model.workshop.script import NOW, THEN, RoomScript
from model.workshop.tables import Cell, Question, Table
from model.workshop.then_and_now import may_show_moves

_ABOUTS: BindParameter[str] = bindparam("abouts", expanding=True)
_QUESTIONS: BindParameter[str] = bindparam("questions", expanding=True)
_OF = published_results.c.room == bindparam("the_room")
_NAMES = ("question", "about", "people", "cells", "cells_at_least")
_ALL = select(*(published_results.c[name] for name in _NAMES)).where(_OF).order_by(published_results.c.number)
_ABOUT = _ALL.where(published_results.c.about.in_(_ABOUTS))
_PUBLISHED = _ALL.where(published_results.c.question.in_(_QUESTIONS))
_NUMBER = select(func.coalesce(func.max(published_results.c.number), 0)).where(_OF)
_IN_STEP = (given.c.room == bindparam("the_room"), given.c.step == bindparam("the_step"))
_ANSWERS = select(given.c.field, given.c.person, given.c.answer).where(*_IN_STEP)
_APPROVED = select(given.c.person, given.c.words).where(*_IN_STEP, given.c.approval == "shown")

LinesByStep = dict[str, tuple[str, ...]]
"""Short lines that may be shown, by the key of their step, in an order that depends on nothing but the lines."""


def publish(connection: Connection, room: str, script: RoomScript, steps: Iterable[WorkshopStep]) -> None:
    """Decide on every question of these steps, each after the ones before it, and keep every new result."""
    fresh: list[PublishedResult] = []
    for step in steps:
        fresh += decided(connection, room, script, step, fresh)
    if fresh:
        first = (connection.scalar(_NUMBER, {"the_room": room}) or 0) + 1
        rows = [{"room": room, "number": number} | _row(result) for number, result in enumerate(fresh, first)]
        connection.execute(published_results.insert(), rows)


def published(
    connection: Connection, room: str, script: RoomScript, steps: Sequence[WorkshopStep]
) -> tuple[Shown, LinesByStep]:
    """The newest result of each question of these steps, with nobody in it, and the lines that may be shown.

    A line may be shown once it is approved and its person is in the newest result of its question.
    """
    keys = [question.key for step in steps for question in script.questions(step)]
    rows = connection.execute(_PUBLISHED, {"the_room": room, "questions": keys}).mappings()
    newest = {result.question: result for result in map(_result, rows)}
    lines: LinesByStep = {}
    for step in steps:
        if isinstance(step, LineStep) and step.key in newest:
            approved = connection.execute(_APPROVED, {"the_room": room, "the_step": step.key})
            lines[step.key] = in_order(row.words for row in approved if row.person in newest[step.key].people)
    return Shown(tuple(replace(newest[key], people=frozenset()) for key in keys if key in newest)), lines


def approved_writers(connection: Connection, room: str, step: str) -> frozenset[str]:
    """The people whose line of a step was let through."""
    rows = connection.execute(_APPROVED, {"the_room": room, "the_step": step})
    return frozenset(row.person for row in rows)


def counted_in(connection: Connection, room: str, question: str) -> frozenset[str]:
    """The people in the newest result of a question; nobody where there is none."""
    rows = connection.execute(_PUBLISHED, {"the_room": room, "questions": [question]}).mappings().all()
    return _result(rows[-1]).people if rows else frozenset()


def counted(connection: Connection, room: str) -> frozenset[str]:
    """The people who are counted in anything a room was shown."""
    rows = connection.execute(_ALL, {"the_room": room}).mappings()
    return frozenset().union(*(_result(row).people for row in rows))


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines in alphabetical order, which tells nothing of who wrote them or when."""
    return tuple(sorted(lines, key=lambda line: (line.casefold(), line)))


def as_kept(result: PublishedResult) -> dict[str, Any]:
    """A result without its people, as JSON can hold it."""
    cells = [[*cell.answers, cell.number] for cell in result.table.cells]
    at_least = result.cells_at_least
    return {"question": result.question, "about": result.about, "cells": cells, "cells_at_least": at_least}


def published_of(
    people: frozenset[str], *, question: str, about: str, cells: list[list[Any]], cells_at_least: int
) -> PublishedResult:
    """The result that was kept by `as_kept`, of these people."""
    table = Table(tuple(Cell(tuple(answers), number) for *answers, number in cells))
    return PublishedResult(question, about, people, table, cells_at_least)


def decided(
    connection: Connection, room: str, script: RoomScript, step: WorkshopStep, fresh: Sequence[PublishedResult] = ()
) -> list[PublishedResult]:
    """The new results that one step would have now, kept nowhere; `fresh` are those made just before it."""
    questions = script.questions(step)
    abouts = [question.about for question in questions]
    before = map(_result, connection.execute(_ABOUT, {"the_room": room, "abouts": abouts}).mappings())
    shown = Shown((*before, *fresh))
    known = len(shown.results)
    answers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(_ANSWERS, {"the_room": room, "the_step": step.key}):
        answers[row.field][row.person] = row.answer
    cells = 1 if isinstance(step, LineStep) else script.cells_at_least  # a line has nothing to be told together with
    for question in questions:
        shown = _after(shown, step, question, answers, cells)
    return list(shown.results[known:])


def _after(
    shown: Shown, step: WorkshopStep, question: Question, answers: defaultdict[str, dict[str, str]], cells: int
) -> Shown:
    if isinstance(step, ThenAndNowStep):
        then, now = answers[f"{question.key}.{THEN}"], answers[f"{question.key}.{NOW}"]
        element = question.key.removeprefix(f"{step.key}.")
        return shown.after(may_show_moves(shown, step.key, element, then, now, cells_at_least=cells))
    return shown.after(may_show(shown, question, answers[question.key], cells_at_least=cells))


def _row(result: PublishedResult) -> dict[str, Any]:
    kept = as_kept(result)
    return kept | {"people": json.dumps(sorted(result.people)), "cells": json.dumps(kept["cells"])}


def _result(row: RowMapping) -> PublishedResult:
    kept = dict(row)
    people, cells = json.loads(kept.pop("people")), json.loads(kept.pop("cells"))
    return published_of(frozenset(people), cells=cells, **kept)
