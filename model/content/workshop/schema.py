"""The shape of workshops.yaml: plans for a room with its phones."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.access import FEWEST_SHOWN
from model.content.schema import Claim, ContentModel, Headline, Key, Text
from model.content.workshop.steps import FeedbackStep, LineStep, WorkshopStep
from model.content.workshop.vignettes import Story

MOST_PEOPLE = 1000
"""The most people who can join one room: a bound on what a flood of made-up phones can cost."""

PeopleCount = Annotated[int, Field(strict=True, ge=FEWEST_SHOWN, le=MOST_PEOPLE)]
"""For fewer people than may be shown a plan would never show anything."""


class RoomSize(ContentModel):
    """For how many people a plan was made."""

    least: PeopleCount
    most: PeopleCount


def _is_empty(value: object) -> bool:
    """What a room's script leaves out where there is none."""
    return not value


class WorkshopPlan(ContentModel):
    """A workshop from welcome to close. `stories` are told in this plan alone, besides the vignettes and dilemmas."""

    key: Key
    name: Headline
    summary: Text
    purpose: Text
    for_whom: Text
    people: RoomSize
    evidence: tuple[Key, ...] = ()
    steps: tuple[WorkshopStep, ...] = Field(min_length=2)
    stories: tuple[Story, ...] = Field(default=(), max_length=8, exclude_if=_is_empty)

    @property
    def minutes(self) -> int:
        """How long the whole takes: the minutes of its steps together."""
        return sum(step.minutes for step in self.steps)


class ToBring(ContentModel):
    """Something to have in the room; with a `kind`, only for a plan that has such a step."""

    text: Text
    kind: Literal[
        "any",
        "welcome",
        "place",
        "vignette",
        "line",
        "conditions",
        "pairs",
        "reveal",
        "then_and_now",
        "choose_one",
        "feedback",
        "close",
    ] = "any"


class PaperSteps(ContentModel):
    """How a room takes each kind of step on paper: `choose` is a vignette with choices, `place` also one to place on.

    `show_counts`, `show_choices` and `show_lines` are for what a reveal shows of places, choices and lines.
    """

    welcome: Text
    place: Text
    choose: Text
    line: Text
    conditions: Text
    pairs: Text
    then_and_now: Text
    choose_one: Text
    feedback: Text
    close: Text
    show_counts: Text
    show_choices: Text
    show_lines: Text


class OnPaper(ContentModel):
    """A room without phones. `instead` introduces `anonymity`, which is said instead of what is said for phones."""

    about: Text
    instead: Text
    anonymity: Text
    steps: PaperSteps
    bring: tuple[ToBring, ...] = Field(min_length=1)


class Feedback(ContentModel):
    """Two questions about the workshop itself, which any plan can end with; `offer` asks the trainer for them."""

    offer: Headline
    choice: FeedbackStep
    line: LineStep

    @property
    def minutes(self) -> int:
        """How much longer a workshop takes with them."""
        return self.choice.minutes + self.line.minutes


class WorkshopsFile(ContentModel):
    """workshops.yaml: plans, and what is said in all of them about anonymity, "then and now" and rooms on paper.

    `wary` is said besides in a wary room, and `only_talks` in one of fewer people than anything is shown of.
    """

    about: Text
    ours: Text
    anonymity: tuple[Text, ...] = Field(min_length=1, max_length=8)
    wary: Text
    only_talks: Text
    then_and_now: Claim
    paper: OnPaper
    feedback: Feedback
    plans: tuple[WorkshopPlan, ...] = Field(min_length=3)
