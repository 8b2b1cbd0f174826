"""The shape of everything the guide says: one pydantic model per content file.

Every text may hold the placeholders of `PLACEHOLDERS`: forms of the chosen word for the person, and a number.
A `Headline` is short enough for a button or a table cell; `Text` is a sentence or a few.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from model.answers import NoPlace, PlaceOnScale

PLACEHOLDERS = ("person", "Person", "people", "People", "a_person", "A_person", "fewest", "Fewest")
"""`{person}` young person · `{Person}` Young person · `{people}` young people · `{a_person}` a young person;
`{fewest}` five: of how many people a workshop shows anything at the least."""

Key = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=1200)]
Headline = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=90)]
Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)]
Address = Annotated[
    str, StringConstraints(strict=True, pattern=r"^(https?://\S+|tel:\S+|mailto:\S+)?$", max_length=500)
]
Turn = Literal["what", "so_what", "now_what", "voice"]
TURNS: tuple[Turn, ...] = get_args(Turn)
LayerKey = Literal["base", "core", "skills"]
LAYERS: tuple[LayerKey, ...] = get_args(LayerKey)
PlaceKey = Literal[PlaceOnScale, NoPlace]


class ContentModel(BaseModel):
    """A part of the content: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Claim(ContentModel):
    """Something said to be so, with the keys of the evidence it rests on."""

    text: Text
    evidence: tuple[Key, ...] = Field(min_length=1)


class Prompt(ContentModel):
    """One question that opens one thing. `turn`: what? so what? now what?, or how the person would tell it.

    `for_` and `not_for` are keys of kinds of meeting and of venues: the only ones it fits, and those it does not fit.
    """

    key: Key
    turn: Turn
    text: Text
    for_: tuple[Key, ...] = Field((), alias="for")
    not_for: tuple[Key, ...] = ()

    def fits(self, about: Collection[str]) -> bool:
        """Whether it can be asked about a meeting of this kind at this venue."""
        return not any(key in about for key in self.not_for) and (
            not self.for_ or any(key in about for key in self.for_)
        )


class ThingToTry(ContentModel):
    """A move for the next meeting: its name, its first sentence or first move, and when not to."""

    name: Headline
    first_move: Text
    not_when: Text


class ThingToWatch(ContentModel):
    """A pitfall told with the good intention behind it."""

    name: Headline
    intention: Text
    watch_for: Text


class Layer(ContentModel):
    """A layer of the model. `name` is the authors'; `summary` is ours."""

    key: LayerKey
    name: Headline
    summary: Text


class Element(ContentModel):
    """One of the twelve. `name` is the authors' wording; the rest is ours.

    `short` is its label on charts, `sentence` what it is in a few words, where one chooses.
    """

    key: Key
    layer: LayerKey
    name: Headline
    short: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=22)]
    sentence: Headline
    summary: Text
    why: tuple[Claim, ...] = Field(min_length=1)
    scale: tuple[Text, Text, Text, Text, Text]
    prompts: tuple[Prompt, ...] = Field(min_length=7)
    try_: tuple[ThingToTry, ...] = Field(min_length=5, alias="try")
    watch: tuple[ThingToWatch, ...] = Field(min_length=4)
    heard: tuple[Claim, ...] = Field(min_length=1)


class ModelFile(ContentModel):
    """model.yaml: the layers and the twelve elements in published order."""

    attribution: Text
    ours: Text
    layers: tuple[Layer, Layer, Layer]
    elements: tuple[Element, ...] = Field(min_length=12, max_length=12)


class ScalePoint(ContentModel):
    """One of the five places, in general words; each element says it in its own."""

    key: PlaceOnScale
    name: Headline
    text: Text


class OtherAnswer(ContentModel):
    """A real answer that is not a place: drawn as a gap, never as a number."""

    key: NoPlace
    name: Headline
    text: Text


class ScaleFile(ContentModel):
    """scale.yaml: what the places mean, and the answers that are not places."""

    ours: Text
    question: Text
    points: tuple[ScalePoint, ScalePoint, ScalePoint, ScalePoint, ScalePoint]
    others: tuple[OtherAnswer, OtherAnswer, OtherAnswer]


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

    `title` stands over its screen instead of words that fit any.
    """

    kind: Literal["words"]
    key: Key
    title: Headline | None = None
    question: Text
    help: Text | None = None
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


class PersonWord(ContentModel):
    """A word for the person the work is with, in the forms the texts need."""

    key: Key
    person: Headline
    people: Headline
    a_person: Headline


class NamedKey(ContentModel):
    """A choice in a list."""

    key: Key
    name: Headline


class Procedure(ContentModel):
    """The organisation's own route for safeguarding and incidents."""

    name: Headline
    text: Text
    link: Address = ""


class SettingsFile(ContentModel):
    """settings.yaml: what an organisation is most likely to change."""

    version: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=40)]
    language: Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}$")]
    reading_grade: Annotated[float, Field(ge=1, le=18)]
    person: Key
    person_words: tuple[PersonWord, ...] = Field(min_length=1)
    venues: tuple[NamedKey, ...] = Field(min_length=1, alias="settings")
    session_kinds: tuple[NamedKey, ...] = Field(min_length=1, alias="meetings")
    procedure: Procedure
    blaming_words: tuple[Headline, ...] = Field(min_length=1)


class WordList(ContentModel):
    """Words that a pattern names together, as `{key}`."""

    key: Key
    any_of: tuple[Headline, ...] = Field(min_length=1)


class HintRule(ContentModel):
    """One way a text may identify someone. For patterns see `model.content.patterns`."""

    key: Key
    name: Headline
    patterns: tuple[Text, ...] = Field(min_length=1)
    ignore: tuple[Headline, ...] = ()


class StopRule(ContentModel):
    """Phrases that read like a disclosure or an incident."""

    key: Key
    name: Headline
    patterns: tuple[Text, ...] = Field(min_length=1)


class HintsFile(ContentModel):
    """hints.yaml: gentle warnings about identifying details, and "stop: follow your procedure"."""

    about: Text
    identity_title: Headline
    identity_text: Text
    stop_title: Headline
    stop_text: Text
    lists: tuple[WordList, ...] = ()
    identity: tuple[HintRule, ...] = Field(min_length=1)
    stop: tuple[StopRule, ...] = Field(min_length=1)


class Source(ContentModel):
    """A source, with enough to find it and what it can and cannot carry.

    `read`: how much of it we read; `found_in`: where in it our words stand, in a line.
    """

    key: Key
    authors: Headline
    year: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=20)]
    title: Text
    where: Text
    link: Address = ""
    kind: Literal["study", "review", "news", "policy", "practice", "opinion", "law", "teaching"]
    about_model: Annotated[bool, Field(strict=True)] = False
    read: Literal["whole", "part", "summary", "abstract", "second_hand", "not_checked_again"]
    found_in: Line | None = None
    shows: Text
    does_not_show: Text


class EvidenceFile(ContentModel):
    """evidence.yaml: every source used."""

    intro: Text
    sources: tuple[Source, ...] = Field(min_length=1)


class Paragraph(ContentModel):
    """A heading and what stands under it."""

    key: Key
    title: Headline
    text: Text
    evidence: tuple[Key, ...] = ()


class SampleReading(ContentModel):
    """One element of the sample: its place or other answer, and what somebody might have written there."""

    element: Key
    answer: PlaceKey
    words: Text | None = None


class Sample(ContentModel):
    """A made-up profile to look at before the first reflection. `made_up` says on it that it is made up."""

    title: Headline
    made_up: Text
    headline: Line
    readings: tuple[SampleReading, ...] = Field(min_length=4)


class AboutFile(ContentModel):
    """about.yaml: what this is and is not, who made the model, what is ours; and a sample to look at, if any."""

    title: Headline
    lead: Text
    parts: tuple[Paragraph, ...] = Field(min_length=1)
    sample: Sample | None = None
