"""A room's results as a phone says them: sentences and a small table, from what was published and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from model.answers import PLACES
from model.content import Content
from model.content.guide.conditions import ANSWERS
from model.content.phones.schema import filled
from model.content.workshop.steps import VignetteStep, WorkshopStep
from model.profile import place_name
from model.report.workshop_report.words import MOVE_NAMES
from model.workshop.results import StepResult
from model.workshop.script import AskedCondition, RoomScript
from model.workshop.tables import Table
from model.workshop.words import (
    answer_names,
    cell_name,
    change_sentence,
    choice_names,
    choice_rows,
    condition_sentence,
    middle_sentence,
    place_rows,
)

ROOM_FOR_LINES = 9_000
"""Bytes of a page that short lines may fill; the rest of them are on the big screen."""


@dataclass(frozen=True)
class PhoneResults:
    """Results of one step as a phone shows them. A sentence may have the name of what it is about.

    A row of one cell is the name of what the rows below it tell.

    `language` is that of sentences and table; lines are in whatever their writers speak.
    """

    sentences: tuple[tuple[str, str], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    legend: str = ""
    opens_table: bool = False
    lines: tuple[str, ...] = ()
    more_lines: int = 0
    asks_lines: bool = False
    worth: tuple[str, ...] = ()
    would_ask: tuple[tuple[str, str], ...] = ()
    language: str = "en"

    @property
    def shows_any(self) -> bool:
        """Whether anything the room answered is in it, rather than why there is nothing."""
        return bool(self.rows or self.lines)

    @property
    def bytes(self) -> int:
        """About how many bytes they take on the page."""
        words = [*chain(*self.sentences), *self.lines, *self.worth, *(text for pair in self.would_ask for text in pair)]
        rows = sum(40 + sum(len(cell.encode()) + 10 for cell in row) for row in (self.head, *self.rows))
        return sum(len(text.encode()) + 9 for text in words) + rows + 400


def phone_results(result: StepResult, content: Content, english: Content, script: RoomScript) -> PhoneResults:
    """The results of one step in words. Sentences and tables are told in English, with the names of `english`."""
    return _with_reveal(_answers(result, content, english, script), content, script, result.step)


def _answers(result: StepResult, content: Content, english: Content, script: RoomScript) -> PhoneResults:
    if result.tables and not any(result.tables):
        told = content.phone.results
        none = told.none_twice if result.changes else told.none
        return PhoneResults((("", told.no_groups if result.lacks_groups else none),))
    if result.places:
        return _places(result, content, english)
    if result.changes:
        sentences = tuple(_after_its_name(change_sentence(english, one)) for one in result.changes)
        head = (content.phone.results.moved, content.phone.results.answered)
        rows = _one_below_the_other(
            [(english.element(one.element).name, one.table, MOVE_NAMES) for one in result.changes], every=False
        )
        return PhoneResults(sentences, head, rows, language=english.settings.language)
    if result.conditions:
        sentences = tuple(_after_its_name(condition_sentence(one)) for one in result.conditions)
        asked = [(one.condition.name, one.table, _answers_of(one.condition)) for one in result.conditions]
        head = (content.phone.results.answer, content.phone.results.answered)
        return PhoneResults(sentences, head, _one_below_the_other(asked))
    if result.choice is not None and result.choice.table is not None:
        head = (content.phone.asking.choose, content.phone.results.answered)
        rows = tuple(map(tuple, choice_rows(choice_names(content, script, result.step), result.choice)))
        sentence = filled(content.phone.results.how_many, result.choice.table.n)
        return PhoneResults((("", sentence),), head, rows, opens_table=True)
    lines = _that_fit(result.lines)
    return PhoneResults(lines=lines, more_lines=len(result.lines) - len(lines), asks_lines=True)


def _places(result: StepResult, content: Content, english: Content) -> PhoneResults:
    sentences = tuple(_after_its_name(middle_sentence(english, one)) for one in result.places)
    told, language = content.phone.results, english.settings.language
    if any(one.table and one.table.is_coarse for one in result.places):
        names = answer_names(english)
        rows = _one_below_the_other([(english.element(one.element).name, one.table, names) for one in result.places])
        return PhoneResults(sentences, (told.answer, told.answered), rows, language=language)
    seen = [one for one in result.places if one.table]
    rows = tuple(_places_row(row) for row in place_rows(english, seen))
    legend = "; ".join(f"{place}: {place_name(english, int(place))}" for place in PLACES)
    head = (content.phone.mine.element, *PLACES, told.no_place, told.middle)
    return PhoneResults(sentences, head, rows, f"{told.each_place} {legend}", opens_table=True, language=language)


def _places_row(row: Sequence[str]) -> tuple[str, ...]:
    """Of a row of `place_rows`: the element, the five places, how many gave none, and the middle."""
    element, *numbers = row
    return element, *numbers[: len(PLACES)], str(sum(map(int, numbers[len(PLACES) : -4]))), numbers[-2]


def _answers_of(condition: AskedCondition) -> dict[str, str]:
    return dict(zip(ANSWERS, condition.answers, strict=True))


def _one_below_the_other(
    asked: Sequence[tuple[str, Table | None, Mapping[str, str]]], *, every: bool = True
) -> tuple[tuple[str, ...], ...]:
    """A row for each answer under the name of what was asked, so that it fits a phone; without 0 but where `every`."""
    rows: list[tuple[str, ...]] = []
    for name, table, names in asked:
        if table is not None:
            told = [(cell_name(cell, names), str(cell.number)) for cell in table.cells if every or cell.number]
            rows += [(name,), *told]
    return tuple(rows)


def _with_reveal(results: PhoneResults, content: Content, script: RoomScript, step: WorkshopStep) -> PhoneResults:
    """A story's results with what its reveal says once they are shown."""
    if not isinstance(step, VignetteStep):
        return results
    story = script.vignette(step)
    would_ask = tuple((content.element(drawn.element).name, drawn.text) for drawn in story.draws_out)
    return replace(results, worth=(story.reveal, step.reveal), would_ask=would_ask)


def _after_its_name(sentence: str) -> tuple[str, str]:
    """The element's name that a sentence begins with, and the rest of it."""
    name, _, rest = sentence.partition(": ")
    return name, f"{rest[:1].upper()}{rest[1:]}"


def _that_fit(lines: Sequence[str]) -> tuple[str, ...]:
    fit: list[str] = []
    left = ROOM_FOR_LINES
    for line in lines:
        left -= len(line.encode()) + 9
        if left < 0:
            break
        fit.append(line)
    return tuple(fit)
