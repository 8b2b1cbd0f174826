"""A room's results as a phone says them: sentences and a small table, from what was published and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress

from model.answers import PLACES
from model.content import Content
from model.content.phones.schema import filled
from model.content.workshop.steps import VignetteStep, WorkshopStep
from model.profile import place_name
from model.workshop.results import StepResult
from model.workshop.script import RoomScript
from model.workshop.words import (
    change_head,
    change_rows,
    change_sentence,
    choice_names,
    choice_rows,
    condition_head,
    condition_rows,
    condition_sentence,
    middle_sentence,
    place_rows,
)

ROOM_FOR_LINES = 9_000
"""Bytes of a page that short lines may fill; the rest of them are on the big screen."""

_PLACES_SHOWN = (0, 1, 2, 3, 4, 5, 9, 11)
"""Of the columns of `place_rows`: the element, the five places, how many answered, the middle."""


@dataclass(frozen=True)
class PhoneResults:
    """Results of one step as a phone shows them. A sentence may have the name of what it is about.

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
        cells = [cell for row in (self.head, *self.rows) for cell in row]
        return sum(len(text.encode()) + 9 for text in words) + sum(len(cell.encode()) + 6 for cell in cells) + 400


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
        head, rows = _with_numbers(change_head(), change_rows(english, result.changes))
        return PhoneResults(sentences, head, rows, language=english.settings.language)
    if result.conditions:
        sentences = tuple(_after_its_name(condition_sentence(one)) for one in result.conditions)
        rows = tuple(map(tuple, condition_rows(english, result.conditions)))
        return PhoneResults(sentences, tuple(condition_head(english)), rows)
    if result.choice is not None and result.choice.table is not None:
        head = (content.phone.asking.choose, content.phone.results.answered)
        rows = tuple(map(tuple, choice_rows(choice_names(content, script, result.step), result.choice)))
        sentence = filled(content.phone.results.how_many, result.choice.table.n)
        return PhoneResults((("", sentence),), head, rows, opens_table=True)
    lines = _that_fit(result.lines)
    return PhoneResults(lines=lines, more_lines=len(result.lines) - len(lines), asks_lines=True)


def _places(result: StepResult, content: Content, english: Content) -> PhoneResults:
    sentences = tuple(_after_its_name(middle_sentence(english, one)) for one in result.places)
    rows = tuple(tuple(row[at] for at in _PLACES_SHOWN) for row in place_rows(english, result.places))
    names = "; ".join(f"{place}: {place_name(english, int(place))}" for place in PLACES)
    head = (content.phone.mine.element, *PLACES, content.phone.results.answered, content.phone.results.middle)
    return PhoneResults(sentences, head, rows, names, opens_table=True, language=english.settings.language)


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


def _with_numbers(
    head: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A table without the columns in which every number is 0."""
    stays = [any(row[at] != "0" for row in rows) for at in range(len(head))]
    return tuple(compress(head, stays)), tuple(tuple(compress(row, stays)) for row in rows)


def _that_fit(lines: Sequence[str]) -> tuple[str, ...]:
    fit: list[str] = []
    left = ROOM_FOR_LINES
    for line in lines:
        left -= len(line.encode()) + 9
        if left < 0:
            break
        fit.append(line)
    return tuple(fit)
