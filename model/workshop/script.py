"""The script of a room: the plan and stories it was opened with, kept so that later edits never change it halfway."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.schema import ContentModel
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.steps import (
    ANSWERED,
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    LineStep,
    PairsStep,
    PlaceStep,
    RevealStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.content.workshop.vignettes import Story, Vignette
from model.workshop.tables import Question, choice_question, condition_question, place_question
from model.workshop.then_and_now import moves_question

THEN, NOW = "then", "now"
OF_ONESELF = ("place", "then_and_now", "choose_one")
"""The kinds of step whose answers a person can take away as a profile of their own."""

GIVEN = "given"
"""The one answer of a line's question."""


class AskedCondition(ContentModel):
    """A condition as a room is asked about it."""

    key: str
    name: str
    question: str
    answers: tuple[str, str, str]


class RoomScript(ContentModel):
    """A plan with its vignettes, the element keys that each choose-one step offers, and how wary its room is.

    `conditions` are all it may ask about, `talks` the questions of each step that names a discussion, by its key.
    With `cells_at_least` above 1 no answer of the room is told on its own unless so many gave it.
    """

    plan: WorkshopPlan
    vignettes: tuple[Annotated[Vignette | Story, Field(union_mode="left_to_right")], ...]
    offered: dict[str, tuple[str, ...]]
    cells_at_least: int = Field(default=1, ge=1)
    conditions: tuple[AskedCondition, ...] = ()
    talks: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def is_wary(self) -> bool:
        """Whether its room is told places and choices in groups."""
        return self.cells_at_least > 1

    @property
    def has_own_profile(self) -> bool:
        """Whether people place something of their own in it, to take away."""
        return any(step.kind in OF_ONESELF for step in self.plan.steps)

    def index(self, key: str) -> int:
        """Where a step stands in the plan, from 0. Raises ValueError for one it does not have."""
        keys = [step.key for step in self.plan.steps]
        if key not in keys:
            raise ValueError("This workshop's plan has no such step. Go to one that it has.")
        return keys.index(key)

    def step(self, key: str) -> WorkshopStep:
        """The step with this key. Raises ValueError when there is none."""
        return self.plan.steps[self.index(key)]

    def next_to(self, key: str, by: int) -> WorkshopStep | None:
        """The step that is `by` steps on (or back, when negative), or None beyond either end."""
        at = self.index(key) + by
        return self.plan.steps[at] if 0 <= at < len(self.plan.steps) else None

    def vignette(self, step: VignetteStep) -> Story:
        """The story of a vignette step."""
        return next(one for one in self.vignettes if one.key == step.vignette)

    def asked_in(self, step: ConditionsStep) -> tuple[AskedCondition, ...]:
        """The conditions that a step asks about, in the order of the content."""
        return tuple(one for one in self.conditions if not step.conditions or one.key in step.conditions)

    def talk(self, step: PairsStep) -> tuple[str, ...]:
        """What two people talk about in a step: its own question, or those of its discussion."""
        return (step.question,) if step.question else self.talks.get(step.key, ())

    def revealed_by(self, step: WorkshopStep) -> WorkshopStep | None:
        """The step whose answers a step shows: the one a reveal names, or itself where it asks; None for the others."""
        if isinstance(step, RevealStep):
            return self.step(step.of)
        return step if step.kind in ANSWERED else None

    def questions(self, step: WorkshopStep) -> tuple[Question, ...]:
        """The questions a room's results of this step are made of; none for a step that asks nothing."""
        match step:
            case PlaceStep():
                return tuple(place_question(step.key, element) for element in step.elements)
            case VignetteStep(ask="place"):
                return tuple(place_question(step.key, element, story=step.vignette) for element in step.elements)
            case ThenAndNowStep():
                return tuple(moves_question(step.key, element) for element in step.elements)
            case ConditionsStep():
                return tuple(condition_question(step.key, one.key) for one in self.asked_in(step))
            case _:
                choices = self._choices(step)
                return (choice_question(step.key, choices, about=_about(step)),) if choices else ()

    def fields(self, step: WorkshopStep) -> dict[str, tuple[str, ...] | None]:
        """Every field a phone may fill in this step, with the answers it offers; None where it takes words.

        A place is `<step>.<element>`, then and now `<step>.<element>.then` and `.now`; a condition is
        `<step>.<condition>`; a choice, an area and a line are `<step>` itself.
        """
        match step:
            case PlaceStep() | VignetteStep(ask="place"):
                return {f"{step.key}.{element}": (*PLACES, *OTHERS) for element in step.elements}
            case ThenAndNowStep():
                return {
                    f"{step.key}.{element}.{when}": (*PLACES, *OTHERS)
                    for element in step.elements
                    for when in (THEN, NOW)
                }
            case LineStep():
                return {step.key: None}
            case _:
                return {question.key: question.answers for question in self.questions(step)}

    def is_answered_at_once(self, step: WorkshopStep) -> bool:
        """Whether one answer is all that a step asks of a person; of more, who gave one has only begun."""
        return len(self.fields(step)) == 1

    def all_fields(self) -> dict[str, tuple[str, tuple[str, ...] | None]]:
        """Every field of the plan: the key of the step it belongs to, and the answers it offers."""
        return {field: (step.key, answers) for step in self.plan.steps for field, answers in self.fields(step).items()}

    def _choices(self, step: WorkshopStep) -> tuple[str, ...]:
        """What a step offers to choose one of. A line is one answer, given or not: its words are in no table."""
        match step:
            case VignetteStep():
                return tuple(choice.key for choice in self.vignette(step).choices)
            case ChooseOneStep():
                return self.offered[step.key]
            case FeedbackStep():
                return tuple(choice.key for choice in step.choices)
            case LineStep():
                return (GIVEN,)
            case _:
                return ()


def _about(step: WorkshopStep) -> str:
    """What a choice is about: a story, or which area to take further. The same asked twice is about the same."""
    match step:
        case VignetteStep():
            return f"story.{step.vignette}"
        case ChooseOneStep():
            return "area"
        case _:
            return step.key


def may_ask_for_feedback(content: Content, plan: WorkshopPlan) -> bool:
    """Whether the two questions about the workshop can be put to this plan: it has none, and no step of their keys."""
    taken = {content.workshops.feedback.choice.key, content.workshops.feedback.line.key}
    return not any(step.kind == "feedback" or step.key in taken for step in plan.steps)


def script_of(content: Content, plan_key: str, *, with_feedback: bool = False) -> RoomScript:
    """The script for a room with this plan; with feedback two questions about the workshop stand before its close.

    Raises KeyError when there is no such plan.
    """
    plan = content.workshop(plan_key)
    if with_feedback and may_ask_for_feedback(content, plan):
        *before, close = plan.steps
        asked = content.workshops.feedback
        plan = plan.model_copy(update={"steps": (*before, asked.choice, asked.line, close)})
    stories = dict.fromkeys(step.vignette for step in plan.steps if isinstance(step, VignetteStep))
    return RoomScript(
        plan=plan,
        vignettes=tuple(content.vignette(key) for key in stories),
        offered={
            step.key: tuple(element.key for element in content.elements if element.layer in step.layers)
            for step in plan.steps
            if isinstance(step, ChooseOneStep)
        },
        conditions=asked_conditions(content) if any(step.kind == "conditions" for step in plan.steps) else (),
        talks={
            step.key: tuple(one.text for one in content.discussion(step.discussion).questions)
            for step in plan.steps
            if isinstance(step, PairsStep) and step.discussion
        },
    )


def asked_conditions(content: Content) -> tuple[AskedCondition, ...]:
    """Every condition of the content as a room is asked about it."""
    return tuple(
        AskedCondition(key=one.key, name=one.name, question=one.question, answers=one.answers)
        for one in content.conditions.conditions
    )


def spoken_in(script: RoomScript, other: Content) -> RoomScript:
    """The same script in another language's words, or `script` itself where that content has another such plan.

    "Another" means steps, elements or choices that are not the same, so that an answer would mean something else.
    """
    for with_feedback in (False, True):
        try:
            translated = script_of(other, script.plan.key, with_feedback=with_feedback)
        except KeyError:
            return script
        same = [step.key for step in translated.plan.steps] == [step.key for step in script.plan.steps]
        if same and translated.all_fields() == script.all_fields():
            return translated
    return script
