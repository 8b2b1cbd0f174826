"""Every story a workshop can put before a room: the vignettes, each dilemma told as one, and those of single plans."""

from __future__ import annotations

from collections.abc import Iterable

from model.content.guide.dilemma import Dilemma, Side
from model.content.schema import OF_DILEMMAS
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.vignettes import Choice, Story, Vignette

ASKED = "Which of the two sides is nearer to you today?"
CHOICES = ("first_side", "second_side")
"""The keys of the two choices a dilemma gives a room: its sides, in their order."""


def every_story(
    vignettes: Iterable[Vignette], dilemmas: Iterable[Dilemma], plans: Iterable[WorkshopPlan]
) -> dict[str, Story]:
    """All of them by their key, the vignettes first. A dilemma's begins with `dilemma_`, as its flow's does."""
    of_plans = (story for plan in plans for story in plan.stories)
    return {story.key: story for story in (*vignettes, *map(story_of, dilemmas), *of_plans)}


def story_of(dilemma: Dilemma) -> Story:
    """A dilemma as a room hears it: its tension, each side with its questions, and the test at the reveal."""
    return Story(
        key=f"{OF_DILEMMAS}{dilemma.key}",
        name=dilemma.name,
        text=(dilemma.tension, *map(_told, dilemma.sides)),
        question=ASKED,
        choices=tuple(Choice(key=key, text=side.name) for key, side in zip(CHOICES, dilemma.sides, strict=True)),
        reveal=dilemma.test,
    )


def _told(side: Side) -> str:
    return f"{side.name}: {' '.join(question.text for question in side.questions)}"
