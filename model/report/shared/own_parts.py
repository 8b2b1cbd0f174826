"""What several reports of a person's own share: their words, next steps, room to write by hand, and whose it all is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.phrases import OUTCOME_NAMES, day
from model.reflection.reflection import NextStep
from model.report.shared.blocks import Block, Column, Heading, Line, Room, Said, Table

NOT_A_TEST = "This is not a test. Nothing on it is added up, compared or marked. A gap is a gap, never a zero."
NOT_SAID = "Nothing said of it yet"
OF_STEPS = (Column("When", 25), Column("What I tried", 40), Column("What came of it", 35))
LINES_FOR_A_NOTE = 5


@dataclass(frozen=True)
class OwnWords:
    """Something the person wrote and chose to take along: where it belongs, what was asked, and their words."""

    title: str
    asked: str
    words: str


def in_own_words(words: Sequence[OwnWords]) -> Iterator[Block]:
    """The words under what they belong to, which is said once where several follow each other; nothing for none."""
    if words:
        yield Heading(2, "In my own words")
    before = None
    for one in words:
        if one.title != before:
            yield Heading(3, one.title)
        before = one.title
        yield Said(one.asked, one.words)


def what_was_tried(tried: Sequence[tuple[date, NextStep]]) -> Iterator[Block]:
    """Next steps with the day they were set on, and what came of each; nothing for none."""
    if tried:
        yield Heading(2, "What I tried")
        yield Table(OF_STEPS, tuple((day(when), step.words, came_of(step)) for when, step in tried))


def came_of(step: NextStep) -> str:
    """What came of a next step, in a cell of a table."""
    return "\n".join(part for part in (OUTCOME_NAMES.get(step.outcome or "", NOT_SAID), step.outcome_words) if part)


def by_hand() -> Iterator[Block]:
    """Room for a note and a name, where a page goes into a file."""
    yield Heading(2, "By hand")
    yield Room("A note", LINES_FOR_A_NOTE)
    yield Room("Name, and the day it was signed", 1)


def about_this_page(content: Content) -> Iterator[Block]:
    """That it is no test, and whose the model and the scale are."""
    yield Heading(2, "About this page")
    yield Line(NOT_A_TEST)
    yield Line(content.model.attribution)
    yield Line(content.model.ours)
    yield Line(content.scale.ours)
