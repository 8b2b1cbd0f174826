"""A workshop plan told to the one who holds it: the page and the pack show the same words in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from model.content import Content
from model.content.guide.conditions import Condition
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.steps import (
    ANSWERED,
    ChooseOneStep,
    CloseStep,
    ConditionsStep,
    FeedbackStep,
    LineStep,
    PairsStep,
    PlaceStep,
    RevealStep,
    ThenAndNowStep,
    VignetteStep,
    WelcomeStep,
    WorkshopStep,
)
from model.content.workshop.vignettes import Story, Vignette
from model.report.facilitator_pack.words import span, without_phones

Look = Literal["say", "story", "text", "points", "notes"]
SHAPES = {"word": "Everyone gives one word to this", "line": "Everyone gives one short line to this"}


@dataclass(frozen=True)
class Part:
    """A label and what stands under it: `say` to be read out, a `story`, `text`, `points`, or the trainer's `notes`."""

    look: Look
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ToldStep:
    """A step with its number from 1, the minute it starts at, and everything said of it."""

    number: int
    title: str
    starts: int
    minutes: int
    parts: tuple[Part, ...]


def told_steps(content: Content, plan: WorkshopPlan) -> tuple[ToldStep, ...]:
    """Every step of the plan, in order."""
    starts = [sum(step.minutes for step in plan.steps[:number]) for number in range(len(plan.steps))]
    return tuple(
        ToldStep(number, step.title, start, step.minutes, tuple(_parts(content, plan, step)))
        for number, (step, start) in enumerate(zip(plan.steps, starts, strict=True), 1)
    )


def on_paper_part(content: Content, plan: WorkshopPlan, step: WorkshopStep) -> Part:
    """How a room takes a step without phones, under which handout goes with it."""
    handout = handout_numbers(plan).get(step.key)
    return Part("text", _without(step, handout), (without_phones(content.workshops.paper, plan, step),))


def handout_numbers(plan: WorkshopPlan) -> dict[str, int]:
    """Step key to the number of its handout, from 1. The page to take away comes after them all.

    There is one where people tick something; a word or a line is written on any slip.
    """
    ticked = (one for one in plan.steps if one.kind in ANSWERED and not isinstance(one, LineStep))
    return {step.key: number for number, step in enumerate(ticked, 1)}


def left_over(content: Content, plan: WorkshopPlan) -> tuple[Vignette, ...]:
    """The vignettes that the plan does not use, and that the setting offers."""
    used = {step.vignette for step in plan.steps if isinstance(step, VignetteStep)}
    return tuple(one for one in content.offered_vignettes if one.key not in used)


def _parts(content: Content, plan: WorkshopPlan, step: WorkshopStep) -> Iterator[Part]:
    yield Part("say", "Say this", (step.say,))
    yield from _asked(content, plan, step)
    yield on_paper_part(content, plan, step)
    yield Part("notes", "Your notes", (step.notes,))
    if isinstance(step, VignetteStep):
        yield from drawn_out(content, content.vignette(step.vignette))
        yield Part("text", "What this workshop makes of it", (step.reveal,))


def _without(step: WorkshopStep, handout: int | None) -> str:
    """Over what is done on paper: which handout goes with the step, or how long its clock runs.

    The sheet for feedback is called by its name: a pack that was saved without feedback has another of that number.
    """
    if isinstance(step, PairsStep):
        return f"Without phones: {span(step.seconds)}"
    if isinstance(step, FeedbackStep):
        return f"Without phones: handout “{step.title}”"
    return f"Without phones: handout {handout}" if handout else "Without phones"


def _asked(content: Content, plan: WorkshopPlan, step: WorkshopStep) -> Iterator[Part]:
    match step:
        case WelcomeStep() | CloseStep():
            at_the_end = (step.take_away,) if isinstance(step, CloseStep) else ()
            yield Part("text", "For phones only", (step.text, *at_the_end))
        case PlaceStep() | ConditionsStep():
            yield _one_by_one(content, step)
        case VignetteStep():
            yield from _read_and_asked(content, step)
        case LineStep():
            yield Part("text", SHAPES[step.shape], (step.question,))
        case PairsStep():
            yield _talk(content, step)
        case RevealStep():
            yield Part("text", "The room looks at", (f"What it answered in “{_title_of(plan, step.of)}”.",))
        case ThenAndNowStep():
            why = content.workshops.then_and_now
            yield Part("say", "Why “then” and “now” at one sitting", (f"{why.text} ({content.cited(why.evidence)})",))
            yield Part("text", "Everyone places first", (step.then,))
            yield _placed(content, step.now, step.elements)
        case ChooseOneStep():
            yield Part("text", "Everyone chooses one", (step.question,))
            yield _offered(content, step)
        case FeedbackStep():
            yield Part("points", step.question, tuple(choice.text for choice in step.choices))


def _offered(content: Content, step: ChooseOneStep) -> Part:
    return Part("points", "Of these", tuple(one.name for one in content.elements if one.layer in step.layers))


def _title_of(plan: WorkshopPlan, key: str) -> str:
    return next(one.title for one in plan.steps if one.key == key)


def conditions_of(content: Content, step: ConditionsStep) -> tuple[Condition, ...]:
    """The conditions that a step asks about."""
    return tuple(one for one in content.conditions.conditions if not step.conditions or one.key in step.conditions)


def _talk(content: Content, step: PairsStep) -> Part:
    label = f"Two and two talk about this for {span(step.seconds)}"
    if step.question:
        return Part("text", label, (step.question,))
    return Part("points", label, tuple(one.text for one in content.discussion(str(step.discussion)).questions))


def _one_by_one(content: Content, step: PlaceStep | ConditionsStep) -> Part:
    if isinstance(step, PlaceStep):
        return _placed(content, step.question, step.elements)
    return Part("points", step.question, tuple(one.question for one in conditions_of(content, step)))


def _placed(content: Content, question: str, elements: tuple[str, ...]) -> Part:
    return Part("points", question, tuple(content.element(key).name for key in elements))


def _read_and_asked(content: Content, step: VignetteStep) -> Iterator[Part]:
    vignette = content.vignette(step.vignette)
    yield Part("story", vignette.name, vignette.text)
    if step.ask == "place":
        yield _placed(content, step.question or vignette.question, step.elements)
        yield Part("points", f"Or ask for a choice: {vignette.question}", _choices(vignette))
    else:
        yield Part("points", vignette.question, _choices(vignette))


def _choices(vignette: Story) -> tuple[str, ...]:
    return tuple(choice.text for choice in vignette.choices)


def drawn_out(content: Content, vignette: Story) -> Iterator[Part]:
    """What comes after a vignette was answered: what the elements would ask, and what is worth noticing."""
    asks = tuple(f"{content.element(drawn.element).name}: {drawn.text}" for drawn in vignette.draws_out)
    if asks:
        yield Part("points", "What the elements would ask", asks)
    yield Part("text", "What is worth noticing", (vignette.reveal,))


def told_vignette(content: Content, vignette: Story) -> tuple[Part, ...]:
    """A vignette by itself: the story, its question and choices, and what comes after."""
    read = (Part("story", vignette.name, vignette.text), Part("points", vignette.question, _choices(vignette)))
    return (*read, *drawn_out(content, vignette))
