"""The shape of flows.yaml: ways through a reflection, step by step."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, LayerKey, Text, Turn


class SessionStep(ContentModel):
    """Asks when, what kind of meeting, where, and optionally whose (a pseudonym)."""

    kind: Literal["meeting"]
    key: Key
    intro: Text


class ElementStep(ContentModel):
    """One element: its prompts by turn, and optionally its scale.

    `brief`: with its sentence in place of its summary. `fold`: its prompts wait under a line until one opens them.
    """

    kind: Literal["element"]
    key: Key
    element: Key
    turns: tuple[Turn, ...] = Field(min_length=1)
    place: bool = True
    brief: bool = False
    fold: bool = False


class ChooseStep(ContentModel):
    """The person chooses which elements to look at; a later `chosen` step walks them."""

    kind: Literal["choose"]
    key: Key
    question: Text
    layers: tuple[LayerKey, ...] = Field(min_length=1)
    least: Annotated[int, Field(strict=True, ge=0, le=12)] = 1
    most: Annotated[int, Field(strict=True, ge=1, le=12)] = 3


class ChosenStep(ContentModel):
    """One screen for each element chosen in the step named by `chosen_in`; `brief` as in an element step."""

    kind: Literal["chosen"]
    key: Key
    chosen_in: Key
    turns: tuple[Turn, ...] = Field(min_length=1)
    place: bool = True
    brief: bool = False


class GlanceStep(ContentModel):
    """All twelve on one screen, places only."""

    kind: Literal["glance"]
    key: Key
    intro: Text


class WordsStep(ContentModel):
    """One open question that belongs to no element; with `same_screen` below the element before it, if there is one.

    `title` stands over its screen instead of words that fit any. With `choices` one of them is tapped, and kept as
    the words.
    """

    kind: Literal["words"]
    key: Key
    title: Headline | None = None
    question: Text
    help: Text | None = None
    choices: tuple[Headline, ...] = Field((), max_length=4)
    same_screen: bool = False


class NextTimeStep(ContentModel):
    """One line for next time, kept as the first next step."""

    kind: Literal["next_time"]
    key: Key
    question: Text
    help: Text | None = None


Purpose = Literal["look_back", "getting_ready", "ending"]

Step = Annotated[
    SessionStep | ElementStep | ChooseStep | ChosenStep | GlanceStep | WordsStep | NextTimeStep,
    Field(discriminator="kind"),
]


class Flow(ContentModel):
    """A way through: steps in order. The last one's button leads to the profile, the picks and the next steps.

    `purpose`: it looks back at a meeting that happened, gets ready for one that is to come, or thinks about the end of
    a relationship, and is then offered on the page of that relationship alone.
    """

    key: Key
    name: Headline
    summary: Text
    minutes: Annotated[int, Field(strict=True, ge=1, le=240)]
    purpose: Purpose = "look_back"
    steps: tuple[Step, ...] = Field(min_length=1)


class StayOffer(ContentModel):
    """What is said when safety is low or unsure: the reason, and the two ways on."""

    title: Headline
    why: Text
    stay: Headline
    go_on: Headline
    turns: tuple[Turn, ...] = Field(min_length=1)


class FlowsFile(ContentModel):
    """flows.yaml: the ways through, and the offer to stay with the base."""

    stay_with_base: StayOffer
    flows: tuple[Flow, ...] = Field(min_length=1)
