"""The route through a reflection: a flow's steps unfolded into screens by what has been answered so far.

Two rules of the model live here. Base first: when safety is shaky the person is offered, once, to stay with it, and
staying skips everything after it. And a chosen element that already has a screen is not asked about twice. After the
last screen comes the profile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeGuard

from model.answers import Answers, chosen_in, place_of
from model.content import Content, schema
from model.content.published import ELEMENTS
from model.content.reflection.schema import (
    ChooseStep,
    ChosenStep,
    ElementStep,
    Flow,
    GlanceStep,
    NextTimeStep,
    SessionStep,
    WordsStep,
)
from model.reflection.reflection import is_shaky

STAY = "stay"
STAY_DEEPER = "stay_deeper"
FINISH = "finish"
"""Where drafts of earlier versions may stand: a screen of its own at the end."""


@dataclass(frozen=True)
class ElementScreen:
    """One element: the turns asked of it, whether its scale is, and a question that stands below it.

    `brief` and `fold` are the step's own.
    """

    key: str
    element: str
    turns: tuple[schema.Turn, ...]
    place: bool = False
    brief: bool = False
    fold: bool = False
    then: WordsStep | None = None


@dataclass(frozen=True)
class StayScreen:
    """The offer to stay with the base."""

    key: str = STAY


StepScreen = SessionStep | ChooseStep | GlanceStep | WordsStep | NextTimeStep
Screen = StepScreen | ElementScreen | StayScreen
"""One screen of a reflection: a step of its flow as it stands, or what steps and rules unfold into."""


def route_through(content: Content, flow: Flow, answers: Answers) -> tuple[Screen, ...]:
    """The screens of `flow` for these answers."""
    screens: list[Screen] = []
    seen: set[str] = set()
    offered = False
    for screen in _steps_as_screens(flow, answers):
        if isinstance(screen, ElementScreen):
            if screen.element in seen:
                continue
            seen.add(screen.element)
        if _stands_below(screen) and screens and isinstance(before := screens[-1], ElementScreen):
            screens[-1] = replace(before, then=screen)
            continue
        screens.append(screen)
        if _places_safety(screen) and is_shaky(answers) and not offered:
            offered = True
            screens.append(StayScreen())
            if stays_with_base(answers):
                screens.append(ElementScreen(STAY_DEEPER, "safety", content.flows.stay_with_base.turns))
                break
    return tuple(screens)


def stays_with_base(answers: Answers) -> bool:
    """Whether the person took the offer to stay with safety."""
    answer = answers.get(STAY)
    return answer is not None and answer.place == "stay"


def _steps_as_screens(flow: Flow, answers: Answers) -> Iterator[Screen]:
    for step in flow.steps:
        if isinstance(step, ElementStep):
            yield ElementScreen(step.key, step.element, step.turns, step.place, step.brief, step.fold)
        elif isinstance(step, ChosenStep):
            for element in (key for key in chosen_in(answers, step.chosen_in) if key in ELEMENTS):
                yield ElementScreen(f"{step.key}_{element}", element, step.turns, step.place, step.brief)
        else:
            yield step


def _stands_below(screen: Screen) -> TypeGuard[WordsStep]:
    return isinstance(screen, WordsStep) and screen.same_screen and not screen.choices


def _places_safety(screen: Screen) -> bool:
    if isinstance(screen, ElementScreen):
        return screen.element == "safety" and screen.place
    return isinstance(screen, GlanceStep)


def may_grow(screens: tuple[Screen, ...], answers: Answers) -> bool:
    """Whether what is still to be answered may bring more screens: elements to choose, safety, the offer to stay."""
    is_safety_open = place_of(answers, "safety") is None
    return any(
        (isinstance(screen, ChooseStep) and not chosen_in(answers, screen.key))
        or (isinstance(screen, StayScreen) and not is_answered(screen, answers))
        or (_places_safety(screen) and is_safety_open)
        for screen in screens
    )


def position_of(screens: tuple[Screen, ...], key: str) -> int:
    """Where the screen called `key` stands; the first one when it is no longer on the route."""
    lost = len(screens) - 1 if key == FINISH else 0
    return next((number for number, screen in enumerate(screens) if screen.key == key), lost)


def after(screens: tuple[Screen, ...], key: str, answers: Answers) -> Screen | None:
    """The screen after the one called `key`, or None after the last.

    Where that one is no longer on the route: the first without an answer, or the last.
    """
    keys = [screen.key for screen in screens]
    if key in keys:
        return next(iter(screens[keys.index(key) + 1 :]), None)
    return next((screen for screen in screens if not is_answered(screen, answers)), screens[-1])


def choices_of(content: Content, step: ChooseStep) -> tuple[str, ...]:
    """The element keys a choose step offers, in published order."""
    return tuple(element.key for element in content.elements if element.layer in step.layers)


def is_answered(screen: Screen, answers: Answers) -> bool:
    """Whether anything was given on this screen: words, a place, a choice."""
    given = (answers[field] for field in _fields_of(screen) if field in answers)
    return any(answer.words or (answer.place and not _names_a_prompt(answer.field)) for answer in given)


def _fields_of(screen: Screen) -> list[str]:
    match screen:
        case ElementScreen(element=element, then=then):
            asked = [f"{element}.{turn}" for turn in screen.turns]
            return [*asked, *([f"{element}.place"] if screen.place else []), *([then.key] if then else [])]
        case GlanceStep():
            return [f"{element}.place" for element in ELEMENTS]
        case SessionStep():
            return ["headline"]
        case NextTimeStep():
            return ["next_1"]
        case _:
            return [screen.key]


def _names_a_prompt(field: str) -> bool:
    return field.partition(".")[2] in schema.TURNS


def opening_prompt(
    content: Content, reflection: str, element: str, turn: schema.Turn, about: Collection[str] = ()
) -> schema.Prompt:
    """The prompt a reflection opens with: the same each time it is opened, another one in another reflection.

    `about` is its kind of meeting and its venue: only prompts that fit them are asked.
    """
    prompts = content.prompts_for(element, turn, about)
    seed = sha256(f"{reflection}/{element}/{turn}".encode()).digest()[0]
    return prompts[seed % len(prompts)]
