"""The shape of workshops.yaml and vignettes.yaml: plans for a room with its phones, and made-up stories for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.access import FEWEST_SHOWN
from model.content.schema import Claim, ContentModel, Headline, Key, LayerKey, Text

MOST_PEOPLE = 1000
"""The most people who can join one room: a bound on what a flood of made-up phones can cost."""

MOST_IN_WORD, MOST_IN_LINE = 40, 140
"""The longest one word and the longest short line, in characters."""

MOST_MINUTES = 120
Minutes = Annotated[int, Field(strict=True, ge=1, le=MOST_MINUTES)]
PeopleCount = Annotated[int, Field(strict=True, ge=FEWEST_SHOWN, le=MOST_PEOPLE)]
"""For fewer people than may be shown a plan would never show anything."""


class Choice(ContentModel):
    """One honest way to answer a vignette, short enough to stand beside a bar."""

    key: Key
    text: Headline


class DrawnOut(ContentModel):
    """What the element `element` would ask in a vignette."""

    element: Key
    text: Text


class Story(ContentModel):
    """What a room hears and answers; `text` holds its paragraphs. No choice is right; `reveal` is what comes after."""

    key: Key
    name: Headline
    text: tuple[Text, ...] = Field(min_length=1, max_length=4)
    question: Text
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4)
    draws_out: tuple[DrawnOut, ...] = Field(default=(), max_length=5)
    reveal: Text


class Vignette(Story):
    """A short made-up story, in which three elements or more would ask something."""

    draws_out: tuple[DrawnOut, ...] = Field(min_length=3, max_length=5)


class VignettesFile(ContentModel):
    """vignettes.yaml: made-up stories. `intro` says that they are made up."""

    intro: Text
    vignettes: tuple[Vignette, ...] = Field(min_length=6)


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
    seconds: Annotated[int, Field(strict=True, ge=30, le=3600)]


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
    """workshops.yaml: plans, and what is said in all of them about anonymity, "then and now" and rooms on paper."""

    about: Text
    ours: Text
    anonymity: tuple[Text, ...] = Field(min_length=1, max_length=8)
    then_and_now: Claim
    paper: OnPaper
    feedback: Feedback
    plans: tuple[WorkshopPlan, ...] = Field(min_length=3)
