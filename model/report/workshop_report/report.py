"""What a workshop answered, for the trainer to keep: a tagged PDF, PDF/UA-1, beside the counts as CSV.

It is made of published results only. How it is made of data, and what becomes of a character without a letter, is told
in paper.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.content import Content
from model.content.workshop.steps import LineStep, ThenAndNowStep, VignetteStep
from model.report.shared.paper import pdf
from model.report.shared.printable import all_printable, line_of, runs_right_to_left
from model.report.workshop_report import words
from model.report.workshop_report.chart_data import (
    bars_of_choice,
    bars_of_conditions,
    bars_of_moves,
    bars_of_places,
    radar_of_room,
)
from model.report.workshop_report.csv import room_csv
from model.workshop import words as sentences
from model.workshop.results import StepResult
from model.workshop.room import Room
from model.workshop.script import RoomScript
from model.workshop.tables import Table

__all__ = ["room_csv", "room_pdf"]

WORDS_BESIDE = 3
"""How many columns words stand in; short lines need the whole width."""


def room_pdf(content: Content, room: Room, script: RoomScript, results: Sequence[StepResult], joined: int) -> bytes:
    """The report on A4 pages; the same results make the same file. `joined` is how many people came in all."""
    return pdf("workshop_report/report.typ", report_data(content, room, script, results, joined))


def report_data(
    content: Content, room: Room, script: RoomScript, results: Sequence[StepResult], joined: int
) -> dict[str, Any]:
    """All words and numbers of the report, in the order of its pages."""
    told: dict[str, Any] = all_printable(
        {
            "language": content.settings.language,
            "labels": words.LABELS,
            "purpose": script.plan.purpose,
            "joined": words.joined_in_words(joined),
            "state": words.STILL_OPEN if room.is_open else words.ENDED,
            "counted": list(words.COUNTED),
            "steps": [
                _step(content, script, number, result) for number, result in enumerate(results, 1) if result.has_any
            ],
            "not_shown": _all_not_shown(content, results),
            "about": [content.model.attribution, content.workshops.ours, content.scale.ours],
        }
    )
    return {**told, "title": line_of(words.title_of(room))}


def _step(content: Content, script: RoomScript, number: int, result: StepResult) -> dict[str, Any]:
    step = result.step
    asked = words.questions_asked(script, step)
    return {
        "number": number,
        "title": step.title,
        "story": script.vignette(step).name if isinstance(step, VignetteStep) else "",
        "asked": list(asked),
        "places": _places(content, result) if result.places else _conditions(content, result),
        "choice": _choice(content, script, result),
        "changes": _changes(content, result) if isinstance(step, ThenAndNowStep) else None,
        "lines": [_line(line, number) for line, number in words.gathered(result.lines)],
        "columns": WORDS_BESIDE if isinstance(step, LineStep) and step.shape == "word" else 1,
    }


def _places(content: Content, result: StepResult) -> dict[str, Any]:
    return {
        "radar": radar_of_room(content, result.places),
        "named": words.LABELS["bars"],
        "bars": bars_of_places(content, result.places),
        "head": sentences.place_head(content),
        "rows": [
            _cells(row, one.table)
            for row, one in zip(sentences.place_rows(content, result.places), result.places, strict=True)
        ],
        "sentences": [sentences.place_sentence(content, one) for one in result.places],
    }


def _conditions(content: Content, result: StepResult) -> dict[str, Any] | None:
    """How conditions stand, drawn as places are: bars, a table and sentences, but no radar."""
    if not result.conditions:
        return None
    rows = zip(sentences.condition_rows(content, result.conditions), result.conditions, strict=True)
    return {
        "radar": None,
        "named": words.LABELS["answers"],
        "bars": bars_of_conditions(content, result.conditions),
        "head": sentences.condition_head(content),
        "rows": [_cells(row, one.table) for row, one in rows],
        "sentences": [sentences.condition_sentence(one) for one in result.conditions],
    }


def _changes(content: Content, result: StepResult) -> dict[str, Any]:
    why = content.workshops.then_and_now
    return {
        "why": f"{why.text} ({content.cited(why.evidence)})",
        "bars": bars_of_moves(content, result.changes),
        "head": sentences.change_head(),
        "rows": [
            _cells(row, one.table)
            for row, one in zip(sentences.change_rows(content, result.changes), result.changes, strict=True)
        ],
        "sentences": [sentences.change_sentence(content, one) for one in result.changes],
    }


def _cells(row: Sequence[str], table: Table | None) -> list[dict[str, Any]]:
    """The cells of one row, each with the number of columns it takes: what is told together is told in one cell."""
    name, *rest = row
    if table is None:
        return [{"text": name, "wide": 1}, {"text": rest[0], "wide": len(rest)}]
    cells = [{"text": name, "wide": 1}]
    for cell in table.cells:
        cells.append({"text": rest[0], "wide": len(cell.answers)})
        rest = rest[len(cell.answers) :]
    return [*cells, *({"text": text, "wide": 1} for text in rest)]


def _choice(content: Content, script: RoomScript, result: StepResult) -> dict[str, Any] | None:
    if result.choice is None or result.choice.table is None:
        return None
    names = sentences.choice_names(content, script, result.step)
    return {
        "rows": bars_of_choice(result.choice.table, names),
        "sentence": sentences.choice_sentence(names, result.choice),
    }


def _line(line: str, number: int) -> dict[str, Any]:
    return {
        "pieces": line_of(line),
        "rtl": runs_right_to_left(line),
        "times": words.TIMES.format(number) if number > 1 else "",
    }


def _all_not_shown(content: Content, results: Sequence[StepResult]) -> list[dict[str, Any]]:
    """Each step with something not shown, and why; or one line where there is none."""
    hidden = [{"title": result.step.title, "whys": words.not_shown(content, result)} for result in results]
    told = [one for one in hidden if one["whys"]]
    return told or [{"title": "", "whys": [words.ALL_SHOWN if results else words.NO_QUESTIONS]}]
