"""The shape of the steps that a workshop plan can have."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, LayerKey, Text
from model.content.workshop.vignettes import Choice

MOST_IN_WORD, MOST_IN_LINE = 40, 140
"""The longest one word and the longest short line, in characters."""

MOST_MINUTES = 120
SHORTEST_TALK, LONGEST_TALK = 30, 3600
"""How long two people talk, in seconds."""

Minutes = Annotated[int, Field(strict=True, ge=1, le=MOST_MINUTES)]


class _WorkshopStep(ContentModel):
    """What every step has. `notes` are for the trainer only; `say` is read out or put in the trainer's own words."""

    key: Key
    title: Headline
    minutes: Minutes
    notes: Text
    say: Text


class WelcomeStep(_WorkshopStep):
    """Opens the workshop. `text` stands on the phones while people arrive."""

    kind: Literal["welcome"]
    text: Text


class PlaceStep(_WorkshopStep):
    """Each person places the elements on their described scales; "not sure" can always be said."""

    kind: Literal["place"]
    question: Text
    elements: tuple[Key, ...] = Field(min_length=1)


class VignetteStep(_WorkshopStep):
    """A vignette is read, then answered: by `choose`, with its own question and choices, or by `place`, on `elements`.

    `vignette` is the key of a vignette or of one of the plan's stories, or `dilemma_` and the key of a dilemma.
    `question` is asked with `place` only. `reveal` is what this workshop makes of the answers, said besides the
    vignette's own reveal.
    """

    kind: Literal["vignette"]
    vignette: Key
    ask: Literal["choose", "place"]
    question: Text | None = None
    elements: tuple[Key, ...] = ()
    reveal: Text


class LineStep(_WorkshopStep):
    """One word or one short line from each person; the trainer reads it before the room does.

    `examples` are what made-up people write here in a rehearsal, and nobody else.
    """

    kind: Literal["line"]
    question: Text
    shape: Literal["word", "line"]
    examples: tuple[Headline, ...] = ()

    @property
    def most(self) -> int:
        """How many characters one answer may have."""
        return MOST_IN_WORD if self.shape == "word" else MOST_IN_LINE


class ConditionsStep(_WorkshopStep):
    """Each person says how the conditions of conditions.yaml stand, these or all of them, in that file's answers."""

    kind: Literal["conditions"]
    question: Text
    conditions: tuple[Key, ...] = ()


class PairsStep(_WorkshopStep):
    """Two people talk. Nothing is asked of the phones, which show the question and `seconds` running down.

    It has a `question` of its own, or names a `discussion` of discussions.yaml, whose questions are then the talk.
    """

    kind: Literal["pairs"]
    question: Text | None = None
    discussion: Key | None = None
    seconds: Annotated[int, Field(strict=True, ge=SHORTEST_TALK, le=LONGEST_TALK)]


class RevealStep(_WorkshopStep):
    """Shows what the room answered in the earlier step `of`."""

    kind: Literal["reveal"]
    of: Key


class ThenAndNowStep(_WorkshopStep):
    """Each person places the elements twice at one sitting: as it was, seen from today, and as it is."""

    kind: Literal["then_and_now"]
    then: Text
    now: Text
    elements: tuple[Key, ...] = Field(min_length=1)


class ChooseOneStep(_WorkshopStep):
    """Each person chooses one element of these layers to take further."""

    kind: Literal["choose_one"]
    question: Text
    layers: tuple[LayerKey, ...] = Field(min_length=1)


class FeedbackStep(_WorkshopStep):
    """Each person chooses one of a few answers about the workshop itself."""

    kind: Literal["feedback"]
    question: Text
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5)


class CloseStep(_WorkshopStep):
    """Ends the workshop. `text` stands on the phones; `take_away` stands over what each person can keep."""

    kind: Literal["close"]
    text: Text
    take_away: Text


WorkshopStep = Annotated[
    WelcomeStep
    | PlaceStep
    | VignetteStep
    | LineStep
    | ConditionsStep
    | PairsStep
    | RevealStep
    | ThenAndNowStep
    | ChooseOneStep
    | FeedbackStep
    | CloseStep,
    Field(discriminator="kind"),
]

ANSWERED = ("place", "vignette", "line", "conditions", "then_and_now", "choose_one", "feedback")
"""The kinds of step that ask the phones something, and that a later step may reveal."""
