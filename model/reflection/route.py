"""The route through a reflection: a flow's steps unfolded into screens by what has been answered so far.

Two rules of the model live here. Base first: when safety is shaky the person is offered, once, to stay with it, and
staying skips everything after it. And a chosen element that already has a screen is not asked about twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from model.answers import Answers, chosen_in
from model.content import Content, schema
from model.content.published import ELEMENTS
from model.reflection.reflection import is_shaky

STAY = "stay"
STAY_DEEPER = "stay_deeper"
FINISH = "finish"


@dataclass(frozen=True)
class ElementScreen:
    """One element: the turns asked of it, and whether its scale is."""

    key: str
    element: str
    turns: tuple[schema.Turn, ...]
    place: bool = False


@dataclass(frozen=True)
class StayScreen:
    """The offer to stay with the base."""

    key: str = STAY


@dataclass(frozen=True)
class FinishScreen:
    """The end, which leads to the picture."""

    key: str = FINISH


StepScreen = schema.SessionStep | schema.ChooseStep | schema.GlanceStep | schema.WordsStep
Screen = StepScreen | ElementScreen | StayScreen | FinishScreen
"""One screen of a reflection: a step of its flow as it stands, or what steps and rules unfold into."""


def route_through(content: Content, flow: schema.Flow, answers: Answers) -> tuple[Screen, ...]:
    """The screens of `flow` for these answers, always ending with the one that finishes the reflection."""
    screens: list[Screen] = []
    seen: set[str] = set()
    offered = False
    for screen in _steps_as_screens(flow, answers):
        if isinstance(screen, ElementScreen):
            if screen.element in seen:
                continue
            seen.add(screen.element)
        screens.append(screen)
        if _places_safety(screen) and is_shaky(answers) and not offered:
            offered = True
            screens.append(StayScreen())
            if stays_with_base(answers):
                screens.append(ElementScreen(STAY_DEEPER, "safety", content.flows.stay_with_base.turns))
                break
    return (*screens, FinishScreen())


def stays_with_base(answers: Answers) -> bool:
    """Whether the person took the offer to stay with safety."""
    answer = answers.get(STAY)
    return answer is not None and answer.place == "stay"


def _steps_as_screens(flow: schema.Flow, answers: Answers) -> Iterator[Screen]:
    for step in flow.steps:
        if isinstance(step, schema.ElementStep):
            yield ElementScreen(step.key, step.element, step.turns, step.place)
        elif isinstance(step, schema.ChosenStep):
            for element in (key for key in chosen_in(answers, step.chosen_in) if key in ELEMENTS):
                yield ElementScreen(f"{step.key}_{element}", element, step.turns, step.place)
        else:
            yield step


def _places_safety(screen: Screen) -> bool:
    if isinstance(screen, ElementScreen):
        return screen.element == "safety" and screen.place
    return isinstance(screen, schema.GlanceStep)


def position_of(screens: tuple[Screen, ...], key: str) -> int:
    """Where the screen called `key` stands; the first one when it is no longer on the route."""
    return next((number for number, screen in enumerate(screens) if screen.key == key), 0)


def after(screens: tuple[Screen, ...], key: str, answers: Answers) -> Screen:
    """The screen after the one called `key`; where that one is no longer on the route, the first without an answer."""
    keys = [screen.key for screen in screens]
    if key in keys:
        return screens[min(keys.index(key) + 1, len(screens) - 1)]
    return next((screen for screen in screens if not is_answered(screen, answers)), screens[-1])


def choices_of(content: Content, step: schema.ChooseStep) -> tuple[str, ...]:
    """The element keys a choose step offers, in published order."""
    return tuple(element.key for element in content.elements if element.layer in step.layers)


def is_answered(screen: Screen, answers: Answers) -> bool:
    """Whether anything was given on this screen: words, a place, a choice."""
    given = (answers[field] for field in _fields_of(screen) if field in answers)
    return any(answer.words or (answer.place and not _names_a_prompt(answer.field)) for answer in given)


def _fields_of(screen: Screen) -> list[str]:
    match screen:
        case ElementScreen(element=element):
            return [*(f"{element}.{turn}" for turn in screen.turns), *([f"{element}.place"] if screen.place else [])]
        case schema.GlanceStep():
            return [f"{element}.place" for element in ELEMENTS]
        case schema.SessionStep():
            return ["headline"]
        case _:
            return [screen.key]


def _names_a_prompt(field: str) -> bool:
    return field.partition(".")[2] in schema.TURNS


def opening_prompt(content: Content, reflection: str, element: str, turn: schema.Turn) -> schema.Prompt:
    """The prompt a reflection opens with: the same each time it is opened, another one in another reflection."""
    prompts = content.prompts(element, turn)
    seed = sha256(f"{reflection}/{element}/{turn}".encode()).digest()[0]
    return prompts[seed % len(prompts)]
