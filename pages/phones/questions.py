"""What a step asks of a phone, as groups of choices for the page to draw. Nothing here is personal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.content import Content
from model.content.guide.conditions import ANSWERS
from model.content.schema import Element
from model.content.workshop.steps import (
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    LineStep,
    PlaceStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.workshop.script import NOW, THEN, AskedCondition, RoomScript
from model.workshop.words import choice_names

ROOM_FOR_GROUPS = 13_700
"""Bytes of a page that groups may fill together, before results. More of them are asked in parts."""

_OF_A_GROUP, _OF_AN_OPTION, _OF_A_CONTROL = 80, 40, 62
"""Bytes of the marks around a group, around each of its options and around each thing to press, beside the words."""


@dataclass(frozen=True)
class Option:
    """One answer: `value` as it is kept, its name, and what it says."""

    value: str
    name: str
    text: str = ""


@dataclass(frozen=True)
class Group:
    """One thing to answer. `fields` are one, or two that are answered on the same scale: then and now."""

    name: str
    layer: str
    fields: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def bytes(self) -> int:
        """About how many bytes the group takes on the page."""
        named = sum(len(option.name.encode()) for option in self.options)
        words = sum(len(option.text.encode()) + _OF_AN_OPTION for option in self.options)
        controls = sum(named + (len(field) + _OF_A_CONTROL) * len(self.options) for field in self.fields)
        return _OF_A_GROUP + len(self.name.encode()) + named + words + controls


@dataclass(frozen=True)
class LineField:
    """One line of words to type."""

    field: str
    most: int
    is_word: bool


def groups(content: Content, script: RoomScript, step: WorkshopStep) -> tuple[Group, ...]:
    """Everything that is chosen in a step, in the plan's order."""
    match step:
        case PlaceStep() | VignetteStep(ask="place"):
            return tuple(_scale_group(content, key, f"{step.key}.{key}") for key in step.elements)
        case ThenAndNowStep():
            return tuple(
                _scale_group(content, key, f"{step.key}.{key}.{THEN}", f"{step.key}.{key}.{NOW}")
                for key in step.elements
            )
        case ConditionsStep():
            return tuple(
                Group(one.question, "", (f"{step.key}.{one.key}",), (*_answers(one), _no_choice(content)))
                for one in script.asked_in(step)
            )
        case VignetteStep() | ChooseOneStep() | FeedbackStep():
            question = script.vignette(step).question if isinstance(step, VignetteStep) else step.question
            options = (Option(*one) for one in choice_names(content, script, step).items())
            return (Group(question, "", (step.key,), (*options, _no_choice(content))),)
        case _:
            return ()


def line_field(step: WorkshopStep) -> LineField | None:
    """The line that a step asks for, or None."""
    if not isinstance(step, LineStep):
        return None
    return LineField(step.key, step.most, step.shape == "word")


def parts(asked: Sequence[Group], taken: int = 0) -> list[tuple[Group, ...]]:
    """The groups in as few pages as hold them, in order, where `taken` bytes of each page are spoken for."""
    room = ROOM_FOR_GROUPS - taken
    found: list[tuple[Group, ...]] = []
    held = 0
    for group in asked:
        held += group.bytes
        if not found or held > room:
            found.append((group,))
            held = group.bytes
        else:
            found[-1] = (*found[-1], group)
    return found


def _scale_group(content: Content, key: str, *fields: str) -> Group:
    element = content.element(key)
    return Group(element.name, element.layer, fields, tuple(_scale_options(content, element)))


def _scale_options(content: Content, element: Element) -> Iterator[Option]:
    for point, text in zip(content.scale.points, element.scale, strict=True):
        yield Option(point.key, f"{point.key}. {point.name}", text)
    for other in content.scale.others:
        yield Option(other.key, other.name)


def _answers(condition: AskedCondition) -> Iterator[Option]:
    return (Option(key, text) for key, text in zip(ANSWERS, condition.answers, strict=True))


def _no_choice(content: Content) -> Option:
    return Option("", content.phone.asking.clear)
