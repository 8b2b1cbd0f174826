"""A record of learning told once, for PDF and Word document: the chosen lines, in the person's own summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.phrases import day
from model.reflection.learning_record import LearningLine
from model.report.shared.blocks import Block, Heading, Line, Said, Told
from model.report.shared.own_parts import by_hand

BY_ELEMENT, BY_LENS = "By element of the Relationship Model", "By way of looking"
MOST_DAYS = 6
"""More days than this are told as how many, with the first and the last."""


@dataclass(frozen=True)
class LearningReport:
    """What goes into the file, and nothing else does: each line with the summary that was written under it."""

    since: date
    until: date
    lines: tuple[tuple[LearningLine, str], ...]
    further: str = ""
    by_hand: bool = False


def told_learning(content: Content, report: LearningReport) -> Told:
    """The record from top to bottom."""
    words = content.take_away.learning
    title = f"{words.name}, {day(report.since)} to {day(report.until)}"
    elements, ways = ([one for one in report.lines if one[0].is_element is is_element] for is_element in (True, False))
    further = (Heading(2, words.further), Said("", report.further)) if report.further.strip() else ()
    blocks = (
        *_lines(BY_ELEMENT, elements),
        *_lines(BY_LENS, ways),
        *further,
        *(by_hand() if report.by_hand else ()),
        Line(words.closing),
        Line(content.model.attribution),
    )
    return Told(title, title, blocks)


def _lines(heading: str, lines: Sequence[tuple[LearningLine, str]]) -> Iterator[Block]:
    if lines:
        yield Heading(2, heading)
    for line, summary in lines:
        yield Heading(3, line.name)
        yield Line(reflected_on(line))
        if summary.strip():
            yield Said("", summary)


def reflected_on(line: LearningLine) -> str:
    """On which days, in a sentence."""
    first, *rest = map(day, line.days)
    if not rest:
        return f"Reflected on it on {first}."
    if len(line.days) > MOST_DAYS:
        return f"Reflected on it on {len(line.days)} days, from {first} to {rest[-1]}."
    return f"Reflected on it on {', '.join([first, *rest[:-1]])} and {rest[-1]}."
