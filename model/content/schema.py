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

OF_DILEMMAS = "dilemma_"
"""How the key of a dilemma begins as a flow and as a story, and that of no flow or vignette in a file."""

OF_CONDITIONS = "conditions_check"
"""The key of the check of the conditions as a flow, and that of no flow or document in a file."""

OF_LEARNING = "learning_record"
"""The key of a record of learning as it is kept, and that of no flow or document in a file."""


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
    """The organisation's own route for safeguarding and incidents; what a supervisor reads, if that is another text."""

    name: Headline
    text: Text
    for_supervisor: Text | Literal[""] = ""
    link: Address = ""


class SettingsFile(ContentModel):
    """settings.yaml: what an organisation is most likely to change."""

    version: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=40)]
    language: Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}$")]
    reading_grade: Annotated[float, Field(ge=1, le=18)]
    person: Key
    person_words: tuple[PersonWord, ...] = Field(min_length=1)
    venues: tuple[NamedKey, ...] = Field(min_length=1)
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
