"""Loads the content: read once at start, checked whole, and handed around as frozen objects."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from model.content import schema
from model.content.card.schema import CardFile
from model.content.check import check
from model.content.faults import ContentFaults
from model.content.flows import every_flow
from model.content.folder import FILES
from model.content.guide.conditions import ConditionsFile
from model.content.guide.dilemma import Dilemma, DilemmasFile
from model.content.guide.door import DoorFile
from model.content.guide.framework import Framework, FrameworksFile
from model.content.guide.settings import NotOffered, Setting, model_in
from model.content.own_names import called, with_own_names
from model.content.person_word import spoken, word_forms
from model.content.phones.schema import PhoneFile
from model.content.reflection.schema import Flow, FlowsFile
from model.content.relationship.documents import Document
from model.content.relationship.schema import RelationshipFile
from model.content.stories import every_story
from model.content.supervision.schema import LensesFile, Script, SupervisionFile, SupervisionPlan
from model.content.take_away import TakeAwayFile
from model.content.workshop.discussions import Discussion, DiscussionsFile
from model.content.workshop.schema import WorkshopPlan, WorkshopsFile
from model.content.workshop.vignettes import Story, Vignette, VignettesFile

Keyed = TypeVar("Keyed", schema.Element, schema.Source, SupervisionPlan, WorkshopPlan, Dilemma, Setting, Discussion)


@dataclass(frozen=True, eq=False)
class Content:
    """Everything the guide says in one language. Frozen, so one object serves every person.

    `version` is the version in settings.yaml with a short hash of all content, such as `2026.1-3fa9c1`.
    """

    settings: schema.SettingsFile
    model: schema.ModelFile
    scale: schema.ScaleFile
    flows: FlowsFile
    hints: schema.HintsFile
    evidence: schema.EvidenceFile
    about: schema.AboutFile
    supervision: SupervisionFile
    lenses: LensesFile
    workshops: WorkshopsFile
    vignettes: VignettesFile
    phone: PhoneFile
    dilemmas: DilemmasFile
    door: DoorFile
    conditions: ConditionsFile
    discussions: DiscussionsFile
    frameworks: FrameworksFile
    relationship: RelationshipFile
    take_away: TakeAwayFile
    card: CardFile
    version: str
    work_settings: tuple[Setting, ...] = ()
    in_setting: str | None = None
    """The key of the setting that the model is asked in, None where it is asked as model.yaml has it."""
    unspoken: Content | None = None
    """The content with its placeholders, for content that `spoken` returned."""
    general: Content | None = None
    """The content in no setting, for content in one."""
    read_from: tuple[Path, Path | None] | None = None
    """The language folder it was read from, and the folder of own content that was laid over it."""

    @property
    def elements(self) -> tuple[schema.Element, ...]:
        """The twelve, in published order."""
        return self.model.elements

    def element(self, key: str) -> schema.Element:
        """The element with this key. Raises KeyError when there is none."""
        return _with_key(self.elements, key)

    def flow(self, key: str) -> Flow:
        """The flow with this key, a dilemma's too. Raises KeyError when there is none."""
        return self.all_flows[key]

    @cached_property
    def all_flows(self) -> dict[str, Flow]:
        """Every way through a reflection by its key: those of flows.yaml, one for each dilemma, the conditions."""
        return every_flow(self.flows.flows, self.dilemmas.dilemmas, self.conditions)

    def dilemma(self, key: str) -> Dilemma:
        """The dilemma with this key. Raises KeyError when there is none."""
        return _with_key(self.dilemmas.dilemmas, key)

    @property
    def getting_ready(self) -> tuple[str, ...]:
        """The keys of the flows that get ready for a meeting: what is written there is about none that happened."""
        return tuple(flow.key for flow in self.flows.flows if flow.purpose == "getting_ready")

    @property
    def no_meetings(self) -> tuple[str, ...]:
        """What is written about no meeting that was: flows that get ready for one, documents, the conditions."""
        return (*self.getting_ready, *self.no_reflections, schema.OF_CONDITIONS)

    @property
    def no_reflections(self) -> tuple[str, ...]:
        """What is kept like a reflection and is none: documents, and records of learning."""
        return (*(document.key for document in self.relationship.documents), schema.OF_LEARNING)

    def document(self, key: str) -> Document | None:
        """The document with this key, None where a reflection of that name is walked by a flow."""
        return next((one for one in self.relationship.documents if one.key == key), None)

    @property
    def names_of_flows(self) -> dict[str, str]:
        """What a reflection is made by, flow or document, by its key."""
        documents = {document.key: document.name for document in self.relationship.documents}
        flows = {key: flow.name for key, flow in self.all_flows.items()}
        return documents | {schema.OF_LEARNING: self.take_away.learning.name} | flows

    def source(self, key: str) -> schema.Source:
        """The evidence source with this key. Raises KeyError when there is none."""
        return _with_key(self.evidence.sources, key)

    def cited(self, keys: Iterable[str]) -> str:
        """The sources with these keys as they are cited beside a claim; the evidence page has them in full."""
        return "; ".join(f"{source.authors}, {source.year}" for source in map(self.source, keys))

    def named(self, keys: Iterable[str]) -> str:
        """The same by what each of them is called, for a reader who will not look it up."""
        return "; ".join(f"{one.title} ({one.authors}, {one.year})" for one in map(self.source, keys))

    def script(self, plan_key: str) -> Script:
        """All the words a meeting with this plan is held with. Raises KeyError when there is no such plan."""
        return Script(
            plan=_with_key(self.supervision.plans, plan_key),
            talk=self.supervision.talk,
            differences=self.supervision.differences,
            conditions=(*self.conditions.named, *self.supervision.conditions),
            standing=self.supervision.standing,
            mirror=self.supervision.mirror,
            lenses=self.lenses.lenses,
            places=self.scale.points,
            others=self.scale.others,
            has_owners=True,
        )

    @property
    def offered_frameworks(self) -> tuple[Framework, ...]:
        """The frameworks, but for those that the setting does not offer."""
        out = self._not_offered.frameworks
        return tuple(one for one in self.frameworks.frameworks if one.key not in out)

    @property
    def offered_vignettes(self) -> tuple[Vignette, ...]:
        """The made-up stories, but for those that the setting does not offer."""
        out = self._not_offered.vignettes
        return tuple(one for one in self.vignettes.vignettes if one.key not in out)

    @property
    def _not_offered(self) -> NotOffered:
        setting = self.setting(self.in_setting)
        return setting.not_offered if setting else NotOffered()

    def workshop(self, key: str) -> WorkshopPlan:
        """The workshop plan with this key. Raises KeyError when there is none."""
        return _with_key(self.workshops.plans, key)

    @cached_property
    def all_stories(self) -> dict[str, Story]:
        """Every story for a room by its key: the vignettes, one for each dilemma, and those of single plans."""
        return every_story(self.vignettes.vignettes, self.dilemmas.dilemmas, self.workshops.plans)

    def vignette(self, key: str) -> Story:
        """The story a vignette step names: a vignette, a dilemma, or a plan's own. Raises KeyError for none."""
        return self.all_stories[key]

    def discussion(self, key: str) -> Discussion:
        """The set of questions that a pairs step names. Raises KeyError when there is none."""
        return _with_key(self.discussions.discussions, key)

    def with_plan(self, plan: WorkshopPlan | SupervisionPlan, word_key: str) -> Content:
        """The same content with a plan of somebody's own after the others, the chosen word in it.

        It is for them and for nobody else: no cache holds it. Raises KeyError when there is no such word.
        """
        told = spoken(plan, _forms(self, word_key))
        if isinstance(told, WorkshopPlan):
            workshops = self.workshops.model_copy(update={"plans": (*self.workshops.plans, told)})
            return replace(self, workshops=workshops)
        plans = (*self.supervision.plans, told)
        return replace(self, supervision=self.supervision.model_copy(update={"plans": plans}))

    def prompts(self, element_key: str, turn: schema.Turn) -> tuple[schema.Prompt, ...]:
        """The element's prompts for this turn, in order. Raises KeyError when there is no such element."""
        return tuple(prompt for prompt in self.element(element_key).prompts if prompt.turn == turn)

    def question(self, element_key: str, prompt_key: str) -> str | None:
        """The text of a prompt of this element by its key, of whatever setting, None where there is none."""
        changes = [change for setting in self.work_settings for change in setting.elements]
        known = [self.element(element_key).prompts, *(one.prompts for one in changes if one.element == element_key)]
        known += [self.general.element(element_key).prompts] if self.general else []
        return next((prompt.text for prompts in known for prompt in prompts if prompt.key == prompt_key), None)

    def prompts_for(self, element_key: str, turn: schema.Turn, about: Collection[str]) -> tuple[schema.Prompt, ...]:
        """Those of them that fit a meeting `about` whose kind and venue these are; where none does, all of them."""
        prompts = self.prompts(element_key, turn)
        return tuple(prompt for prompt in prompts if prompt.fits(about)) or prompts

    def setting(self, key: str | None) -> Setting | None:
        """The setting with this key; None where none is chosen, or an organisation has taken it away."""
        return next((setting for setting in self.work_settings if setting.key == key), None)

    def spoken(self, word_key: str, setting: str | None = None) -> Content:
        """The same content with the chosen word for the person in every text, and what the setting makes of it.

        Made once for each word and setting. Raises KeyError when there is no such word or setting.
        """
        unspoken = self.unspoken or self
        return _in_setting(unspoken, word_key, setting) if setting else _spoken(unspoken, word_key)


def load_content(folder: Path, overlay: Path | None = None) -> Content:
    """The content of a language folder, with an organisation's folder of language folders laid over it.

    Raises ContentFaults, which holds every fault, when anything is wrong with it.
    """
    checked = check(folder, overlay)
    if checked.faults:
        raise ContentFaults(checked.faults)
    pieces: dict[str, Any] = {name: checked.pieces[name] for name in FILES}
    pieces["hints"] = with_own_names(pieces["hints"], called(pieces["model"], pieces["scale"]))
    settings = [piece for piece in checked.pieces.values() if isinstance(piece, Setting)]
    values = {name: tree.value for name, tree in checked.trees.items()}
    short_hash = sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:6]
    return Content(
        **pieces,
        version=f"{pieces['settings'].version}-{short_hash}",
        read_from=(folder, overlay),
        work_settings=tuple(sorted(settings, key=lambda setting: (setting.order, setting.name))),
    )


def _with_key(things: Iterable[Keyed], key: str) -> Keyed:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


@cache
def _spoken(content: Content, word_key: str) -> Content:
    forms = _forms(content, word_key)
    pieces: dict[str, Any] = {name: spoken(getattr(content, name), forms) for name in FILES}
    settings = tuple(spoken(setting, forms) for setting in content.work_settings)
    return replace(content, **pieces, work_settings=settings, unspoken=content)


@cache
def _in_setting(content: Content, word_key: str, setting: str) -> Content:
    model = spoken(model_in(content.model, content.work_settings, setting), _forms(content, word_key))
    general = _spoken(content, word_key)
    return replace(general, model=model, in_setting=setting, general=general)


def _forms(content: Content, word_key: str) -> dict[str, str]:
    settings = content.settings
    return {word.key: word_forms(settings.language, word) for word in settings.person_words}[word_key]
