"""The counts of a workshop as CSV, one row for each answer to each question. No words of anybody in the room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.answers import OTHERS
from model.content import Content
from model.content.guide.conditions import ANSWERS
from model.content.workshop.steps import LineStep
from model.report.shared.cells import as_csv
from model.report.workshop_report.words import MOVE_NAMES, NO_LINES, questions_asked
from model.workshop.results import StepResult
from model.workshop.room import Room
from model.workshop.script import RoomScript
from model.workshop.tables import Table
from model.workshop.words import GAPS, cell_name, choice_names, scale_names

HEAD = ("workshop", "date", "step", "question", "element", "answer", "count", "note")
LINES_SHOWN = "words or lines let through"

Row = tuple[str, str, str, str]
"""Element or condition, answer, count, note."""


def room_csv(content: Content, room: Room, script: RoomScript, results: Sequence[StepResult], joined: int) -> str:
    """Every count of the workshop, to be saved as UTF-8; it begins with a byte order mark.

    What is not shown has no count, and `note` says why. Answers told together have no count of their own: the note
    has the one they share. How many joined is the first row.
    """
    return as_csv(HEAD, _all_rows(content, room, script, results, joined))


def _all_rows(
    content: Content, room: Room, script: RoomScript, results: Sequence[StepResult], joined: int
) -> Iterator[tuple[str, ...]]:
    about = (room.plan_name, room.held_on.isoformat())
    yield (*about, "", "", "", "joined with a phone", str(joined), "")
    for result in results:
        asked = " / ".join(questions_asked(script, result.step))
        for row in _rows(content, script, result):
            yield (*about, result.step.title, asked, *row)


def _rows(content: Content, script: RoomScript, result: StepResult) -> Iterator[Row]:
    places = scale_names(content) | {other: GAPS[other] for other in OTHERS}
    for placed in result.places:
        yield from _counted(content.element(placed.element).name, placed.table, places, placed.why)
    for change in result.changes:
        yield from _counted(content.element(change.element).name, change.table, MOVE_NAMES, change.why)
    for one in result.conditions:
        names = dict(zip(ANSWERS, one.condition.answers, strict=True))
        yield from _counted(one.condition.name, one.table, names, one.why)
    if result.choice is not None:
        yield from _counted("", result.choice.table, choice_names(content, script, result.step), result.choice.why)
    if isinstance(result.step, LineStep):
        yield "", LINES_SHOWN, str(len(result.lines) or ""), "" if result.lines else NO_LINES


def _counted(element: str, table: Table | None, names: Mapping[str, str], why: str) -> Iterator[Row]:
    for answer, name in names.items():
        if table is None:
            yield element, name, "", why
            continue
        cell = table.cell(answer)
        if len(cell.answers) == 1:
            yield element, name, str(cell.number), ""
        else:
            yield element, name, "", f"{cell.number} together: {cell_name(cell, names)}"
