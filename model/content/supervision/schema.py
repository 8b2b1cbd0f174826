"""The shape of supervision.yaml and lenses.yaml: meeting plans, what to ask of each element, the mirror, the lenses."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, NamedKey, OtherAnswer, ScalePoint, Text

StepKey = Literal["arrive", "last_time", "bring", "two_views", "explore", "conditions", "actions", "mirror", "confirm"]
STEPS: tuple[StepKey, ...] = get_args(StepKey)
"""The steps a meeting can have, in the only order they make sense in."""

MirroredKey = Literal["safety", "trust", "time", "support", "young_person_centred"]
MIRRORED: tuple[MirroredKey, ...] = get_args(MirroredKey)
"""The base and the core of the model in published order, which supervision is looked at with."""


def _is_unsaid(value: object) -> bool:
    """What a script leaves out where it is not said, so that records of before keep their hash."""
    return not value


class Question(ContentModel):
    """One question to ask out loud."""

    key: Key
    text: Text


class StandingItem(ContentModel):
    """Something that can be said in any meeting and need not be; with `procedure`, beside the organisation's own.

    One that is for `any_step` can be said at every step, also where no step of the plan names it.
    """

    key: Key
    name: Headline
    text: Text
    procedure: bool = False
    any_step: bool = Field(default=False, exclude_if=_is_unsaid)


class PlanStep(ContentModel):
    """One step of a meeting: what it is for, about how long it takes, questions to open it with, standing items."""

    key: StepKey
    title: Headline
    intro: Text
    minutes: Annotated[int, Field(strict=True, ge=1, le=120)]
    prompts: tuple[Question, ...] = ()
    standing_items: tuple[Key, ...] = Field(default=(), exclude_if=_is_unsaid)


class SupervisionPlan(ContentModel):
    """A shape for a meeting: steps in order, ending with actions and confirm.

    `minutes`, where it is said, is what the steps add up to.
    """

    key: Key
    name: Headline
    summary: Text
    minutes: Annotated[int, Field(strict=True, ge=1)] | None = Field(default=None, exclude_if=_is_unsaid)
    steps: tuple[PlanStep, ...] = Field(min_length=4)

    @property
    def length(self) -> int:
        """About how many minutes it takes, all steps together."""
        return sum(step.minutes for step in self.steps)


class ElementTalk(ContentModel):
    """What to ask about the element `key` in supervision: strengths first, then the rest."""

    key: Key
    strengths: tuple[Question, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)


class Differences(ContentModel):
    """What is said where two views lie two or more places apart, and the questions either way round."""

    intro: Text
    practitioner_higher: tuple[Question, ...] = Field(min_length=1)
    supervisor_higher: tuple[Question, ...] = Field(min_length=1)


class MirroredElement(ContentModel):
    """How this supervision was on the element `key`, in its own words for each place."""

    key: MirroredKey
    name: Headline
    question: Text
    scale: tuple[Text, Text, Text, Text, Text]


class Mirror(ContentModel):
    """The practitioner's say on this supervision: the base and the core of the model, turned on itself."""

    intro: Text
    elements: tuple[MirroredElement, ...] = Field(min_length=5, max_length=5)
    more: Text


class SupervisionFile(ContentModel):
    """supervision.yaml: plans for the meeting, and what is asked in it. All of it is ours."""

    about: Text
    ours: Text
    plans: tuple[SupervisionPlan, ...] = Field(min_length=3)
    talk: tuple[ElementTalk, ...] = Field(min_length=12, max_length=12)
    differences: Differences
    conditions: tuple[NamedKey, ...] = Field(min_length=1)
    standing: tuple[StandingItem, ...] = ()
    mirror: Mirror


class Lens(ContentModel):
    """A way of looking at what was brought. The first questions ask for what went well."""

    key: Key
    name: Headline
    summary: Text
    strengths: tuple[Question, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=2)
    evidence: tuple[Key, ...] = ()


class LensesFile(ContentModel):
    """lenses.yaml: ways of looking, to choose one from when exploring."""

    intro: Text
    lenses: tuple[Lens, ...] = Field(min_length=1)


class Script(ContentModel):
    """All the words one meeting is held with, taken when it is begun, so that later edits never change its record.

    `has_owners`: what is agreed is nobody's until somebody is chosen for it. In meetings begun before that was so, it
    was both's, and stays so.
    """

    plan: SupervisionPlan
    talk: tuple[ElementTalk, ...]
    differences: Differences
    conditions: tuple[NamedKey, ...]
    standing: tuple[StandingItem, ...] = Field(default=(), exclude_if=_is_unsaid)
    mirror: Mirror
    lenses: tuple[Lens, ...]
    places: tuple[ScalePoint, ScalePoint, ScalePoint, ScalePoint, ScalePoint]
    others: tuple[OtherAnswer, OtherAnswer, OtherAnswer]
    has_owners: bool = Field(default=False, exclude_if=_is_unsaid)

    def step(self, key: str) -> PlanStep | None:
        """The plan's step of this name, or None where the plan has none."""
        return next((step for step in self.plan.steps if step.key == key), None)

    @property
    def has_two_views(self) -> bool:
        """Whether the supervisor places a view of their own before the practitioner's is shown."""
        return self.step("two_views") is not None

    def place_name(self, place: str | None) -> str:
        """What a place or another answer is called, such as "3. Taking shape"; "" for nothing."""
        names = {str(point.key): f"{point.key}. {point.name}" for point in self.places}
        names |= {str(other.key): other.name for other in self.others}
        return names.get(place or "", "")
