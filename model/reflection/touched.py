"""What of a framework a meeting touched: the elements that speak to its parts, as they were answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.answers import NOT_LOOKED_AT, Answers, place_of
from model.content.guide.framework import Framework, FrameworkPart, Speaks
from model.content.schema import TURNS


@dataclass(frozen=True)
class Touch:
    """An element that speaks to a part: its answer (a place, another answer's key, or None), and words not told yet."""

    speaks: Speaks
    answer: str | None
    words: tuple[str, ...]


@dataclass(frozen=True)
class TouchedPart:
    """A part with the elements of it that were looked at; none where the meeting did not touch it."""

    part: FrameworkPart
    by: tuple[Touch, ...]


def touched_parts(framework: Framework, answers: Answers) -> tuple[TouchedPart, ...]:
    """Every part in its order. Words written about an element are told once, at the first part it speaks to.

    An element that was skipped or not in play and not written about touches nothing. Nothing is counted.
    """
    told: set[str] = set()
    found = []
    for part in framework.parts:
        spoke = [(speaks, words_on(answers, speaks.element)) for speaks in part.elements]
        by = tuple(
            Touch(speaks, place_of(answers, speaks.element), () if speaks.element in told else words)
            for speaks, words in spoke
            if words or place_of(answers, speaks.element) not in (None, *NOT_LOOKED_AT)
        )
        told |= {touch.speaks.element for touch in by}
        found.append(TouchedPart(part, by))
    return tuple(found)


def not_touched(parts: Sequence[TouchedPart]) -> tuple[FrameworkPart, ...]:
    """The parts that the meeting did not touch."""
    return tuple(one.part for one in parts if not one.by)


def words_on(answers: Answers, element: str) -> tuple[str, ...]:
    """What was written about an element, by its turns."""
    given = (answers.get(f"{element}.{turn}") for turn in TURNS)
    return tuple(answer.words for answer in given if answer and answer.words.strip())
