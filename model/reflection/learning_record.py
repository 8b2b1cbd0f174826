"""The record of learning: what was reflected on over a period, line by line, with room for one's own summary.

It is kept as a reflection of its own: until which day as its day, since which under `SINCE`, the keys of the lines
chosen under `CHOSEN`, the summary of each under `summary_field`, and what to learn next under `FURTHER`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.content.schema import TURNS
from model.reflection.given import FieldsGiven

SINCE, CHOSEN, FURTHER = "learning_since", "learning_lines", "learning_further"
FRAMEWORK, LENS = "framework_", "lens_"
"""How the keys of lines begin that are a way of looking, and no element."""


@dataclass(frozen=True)
class LearningLine:
    """Something that was reflected on, and on which days, oldest first and each once."""

    key: str
    name: str
    days: tuple[date, ...]

    @property
    def is_element(self) -> bool:
        """Whether it is an element of the model, and not a way of looking."""
        return not self.key.startswith((FRAMEWORK, LENS))


@dataclass(frozen=True)
class LensUsed:
    """A way of looking that a meeting of supervision chose, and the day of that meeting."""

    held_on: date
    key: str
    name: str


def summary_field(line: str) -> str:
    """The answer under which the summary of a line is kept."""
    return f"learning_{line}"


def learning_lines(
    content: Content, given: Sequence[FieldsGiven], lenses: Iterable[LensUsed] = ()
) -> tuple[LearningLine, ...]:
    """A line for each element, then for each framework and each lens, that was looked at, in the order of the model."""
    found = []
    for element in content.elements:
        fields = {f"{element.key}.place", *(f"{element.key}.{turn}" for turn in TURNS)}
        found.append(LearningLine(element.key, element.name, _days(given, fields)))
    for one in content.frameworks.frameworks:
        fields = {one.field(question) for question in one.questions}
        found.append(LearningLine(f"{FRAMEWORK}{one.key}", one.name, _days(given, fields)))
    names = {one.key: one.name for one in lenses}
    for key, name in names.items():
        days = sorted({one.held_on for one in lenses if one.key == key})
        found.append(LearningLine(f"{LENS}{key}", name, tuple(days)))
    return tuple(line for line in found if line.days)


def _days(given: Sequence[FieldsGiven], fields: set[str]) -> tuple[date, ...]:
    return tuple(sorted({one.happened_on for one in given if one.fields & fields}))
