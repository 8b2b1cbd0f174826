"""The handouts of a facilitator's pack as data for handouts.typ: one for each step that asks for ticks."""

from __future__ import annotations

from typing import Any

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.steps import (
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    PlaceStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.content.workshop.vignettes import Vignette
from model.report.facilitator_pack.steps import conditions_of, handout_numbers

TO_KEEP = "Nobody collects this page. Put down what you want to keep, and leave out names."
TICK_ONE_EACH = "Tick one place for each. “Not sure” is a full answer, and you can leave any of them out."
IF_CHOOSING = "Only if you are asked to choose:"
TICK_NEAREST = (
    "Tick the answer that is nearest. Leave open what you like. It is about the conditions, not about anybody."
)
TICK_ONE = "Tick the one you would most likely do. There is no right answer."


def handouts(content: Content, plan: WorkshopPlan) -> list[dict[str, Any]]:
    """Every handout to copy for the room, in the order it is needed; the last is the page to take away."""
    numbers = handout_numbers(plan)
    asked = [
        {"number": numbers[step.key], "title": step.title, "parts": _handout(content, step)}
        for step in plan.steps
        if step.key in numbers
    ]
    return [*asked, {"number": len(asked) + 1, "title": "To take away", "parts": _take_away(content, plan)}]


def _handout(content: Content, step: WorkshopStep) -> list[dict[str, Any]]:
    match step:
        case PlaceStep():
            return _placing(content, step.question, step.elements)
        case VignetteStep():
            return _story(content, step)
        case ConditionsStep():
            return _conditions(content, step)
        case ThenAndNowStep():
            return _then_and_now(content, step)
        case ChooseOneStep():
            return _choose_one(content, step)
        case FeedbackStep():
            ticks = {"kind": "ticks", "items": [choice.text for choice in step.choices]}
            return [_line(step.question, strong=True), ticks]
        case _:
            raise AssertionError(step.kind)


def _placing(content: Content, question: str, elements: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        _line(question, strong=True),
        _line(TICK_ONE_EACH),
        *(_scale(content, key) for key in elements),
        _small(content.scale.ours),
    ]


def _story(content: Content, step: VignetteStep) -> list[dict[str, Any]]:
    vignette = content.vignette(step.vignette)
    made_up = [_line(content.vignettes.intro)] if isinstance(vignette, Vignette) else []
    told = [*made_up, {"kind": "heading", "text": vignette.name}, *map(_line, vignette.text)]
    choices = {"kind": "ticks", "items": [choice.text for choice in vignette.choices]}
    if step.ask == "choose":
        return [*told, _line(vignette.question, strong=True), _line(TICK_ONE), choices]
    placing = _placing(content, step.question or vignette.question, step.elements)
    return [*told, _line(f"{IF_CHOOSING} {vignette.question}", strong=True), choices, {"kind": "page"}, *placing]


def _conditions(content: Content, step: ConditionsStep) -> list[dict[str, Any]]:
    asked = [
        part
        for one in conditions_of(content, step)
        for part in (
            {"kind": "heading", "text": one.name},
            _line(one.question),
            {"kind": "ticks", "items": list(one.answers)},
        )
    ]
    return [_line(step.question, strong=True), _line(TICK_NEAREST), *asked]


def _then_and_now(content: Content, step: ThenAndNowStep) -> list[dict[str, Any]]:
    why = content.workshops.then_and_now
    return [
        _line(why.text),
        _small(content.cited(why.evidence)),
        _line(f"Then: {step.then}", strong=True),
        _line(f"Now: {step.now}", strong=True),
        _line(TICK_ONE_EACH),
        *({**_scale(content, key), "kind": "twice"} for key in step.elements),
        _small(content.scale.ours),
    ]


def _choose_one(content: Content, step: ChooseOneStep) -> list[dict[str, Any]]:
    offered = [layer for layer in content.model.layers if layer.key in step.layers]
    of_layers = [
        part
        for layer in offered
        for part in (
            {"kind": "heading", "text": layer.name, "layer": layer.key},
            {"kind": "ticks", "items": [one.name for one in content.elements if one.layer == layer.key]},
        )
    ]
    return [_line(step.question, strong=True), *of_layers, _room("What my first sentence or first move will be", 3)]


def _take_away(content: Content, plan: WorkshopPlan) -> list[dict[str, Any]]:
    asked = [one.elements for one in plan.steps if isinstance(one, PlaceStep | ThenAndNowStep)]
    placed = [one.name for one in content.elements if any(one.key in keys for keys in asked)]
    table = {
        "kind": "table",
        "columns": [*(point.key for point in content.scale.points), _not_sure(content)],
        "names": placed,
        "places": [f"{point.key} {point.name}" for point in content.scale.points],
    }
    return [
        _line(f"{plan.name}. {TO_KEEP}"),
        *([table] if placed else []),
        _room("What I want to try in my next meeting", 2),
        _room("My first sentence", 2),
        _room("Whom I can take this to", 1),
        *([_small(content.scale.ours)] if placed else []),
    ]


def _scale(content: Content, key: str) -> dict[str, Any]:
    element = content.element(key)
    places = [f"{number}. {text}" for number, text in enumerate(element.scale, 1)]
    return {"kind": "scale", "name": element.name, "layer": element.layer, "places": [*places, _not_sure(content)]}


def _not_sure(content: Content) -> str:
    return next(other.name for other in content.scale.others if other.key == "not_sure")


def _line(text: str, *, strong: bool = False) -> dict[str, Any]:
    return {"kind": "line", "text": text, "strong": strong}


def _small(text: str) -> dict[str, Any]:
    return {"kind": "small", "text": text}


def _room(label: str, lines: int) -> dict[str, Any]:
    """A label with empty lines under it to write on."""
    return {"kind": "room", "label": label, "lines": lines}
