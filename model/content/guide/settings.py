"""The shape of a file in settings/: a world of work, and what the guide asks and offers there."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field

from model.content.schema import (
    Claim,
    ContentModel,
    Element,
    Headline,
    Key,
    ModelFile,
    Prompt,
    Text,
    ThingToTry,
    ThingToWatch,
)

AnyThing = TypeVar("AnyThing", ThingToTry, ThingToWatch)


class LeftOut(ContentModel):
    """What of an element is not asked or offered in a setting: prompts by their keys, the rest by its name."""

    prompts: tuple[Key, ...] = ()
    try_: tuple[Headline, ...] = Field((), alias="try")
    watch: tuple[Headline, ...] = ()


class NotOffered(ContentModel):
    """What is of another world and not offered in a setting: frameworks, and stories to swap in, by their keys.

    Whoever has its address, or a plan that names it, still reads it.
    """

    frameworks: tuple[Key, ...] = ()
    vignettes: tuple[Key, ...] = ()


class ElementInSetting(ContentModel):
    """What an element says in a setting.

    `summary` and `scale` stand in place of the general ones, and so does a thing to try or to watch for in place of the
    one with its name. Others are asked and offered first. A prompt is left out and another one asked, never replaced:
    saved answers name the key of their prompt, whatever setting they are read in.
    """

    element: Key
    leave_out: LeftOut = LeftOut()
    summary: Text | None = None
    scale: tuple[Text, Text, Text, Text, Text] | None = None
    prompts: tuple[Prompt, ...] = ()
    try_: tuple[ThingToTry, ...] = Field((), alias="try")
    watch: tuple[ThingToWatch, ...] = ()


class Setting(ContentModel):
    """A world of work: what is particular about each layer there, and what that changes of the elements.

    `person` is one of the person words of settings.yaml; `how_far` says how far its sources carry; `builds_on` names
    a setting whose elements are taken over before its own, and nothing else of it; `order` says where it stands in the
    list.
    """

    key: Key
    name: Headline
    summary: Text
    person: Key
    builds_on: Key | None = None
    order: Annotated[int, Field(strict=True, ge=0)] = 100
    safety: tuple[Claim, ...] = Field(min_length=1, max_length=3)
    core: tuple[Claim, ...] = Field(min_length=1, max_length=3)
    skills: tuple[Claim, ...] = Field(min_length=1, max_length=3)
    how_far: Text
    not_offered: NotOffered = NotOffered()
    elements: tuple[ElementInSetting, ...] = ()


def model_in(model: ModelFile, settings: tuple[Setting, ...], key: str) -> ModelFile:
    """The model as it is asked in the setting with this key. Raises KeyError when there is none."""
    by_key = {setting.key: setting for setting in settings}
    setting = by_key[key]
    for one in filter(None, (by_key.get(setting.builds_on or ""), setting)):
        changes = {change.element: change for change in one.elements}
        elements = tuple(
            _element_in(element, changes[element.key]) if element.key in changes else element
            for element in model.elements
        )
        model = model.model_copy(update={"elements": elements})
    return model


def _element_in(element: Element, change: ElementInSetting) -> Element:
    out = change.leave_out
    news: dict[str, object] = {
        "prompts": (
            *change.prompts,
            *(prompt for prompt in element.prompts if prompt.key not in out.prompts),
        ),
        "try_": _things(element.try_, change.try_, out.try_),
        "watch": _things(element.watch, change.watch, out.watch),
    }
    if change.summary:
        news["summary"] = change.summary
    if change.scale:
        news["scale"] = change.scale
    return element.model_copy(update=news)


def _things(general: tuple[AnyThing, ...], own: tuple[AnyThing, ...], out: tuple[str, ...]) -> tuple[AnyThing, ...]:
    named: dict[str, AnyThing] = {thing.name: thing for thing in own}
    kept = {thing.name for thing in general}
    added: list[AnyThing] = [thing for thing in own if thing.name not in kept]
    rest: list[AnyThing] = [named.get(thing.name, thing) for thing in general if thing.name not in out]
    return tuple(added + rest)
