"""A profile from a workshop, kept as a reflection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.content import Content
from model.content.schema import ElementStep, Flow
from model.reflection.reflection import Reflection
from model.workshop.own_profile import OwnProfile
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import deletion, own

A_BATCH = 50


def places_to_keep(profile: OwnProfile) -> dict[str, str]:
    """Each element's place; where it was placed only in looking back, the one for now."""
    now = {element: both.now for element, both in profile.then_and_now.items() if both.now}
    return {**now, **profile.places}


def headline_of(profile: OwnProfile) -> str:
    """What names the reflection in lists."""
    return f"Workshop: {profile.plan_name}"


def same_as(profile: OwnProfile) -> Reflection | None:
    """The finished reflection of the same day, headline and places, if this file was kept before."""
    alike = {one.id: one for one in _of_the_day(profile) if one.headline == headline_of(profile)}
    places = own().answers.places(alike)
    return next((one for key, one in alike.items() if places[key] == places_to_keep(profile)), None)


def _of_the_day(profile: OwnProfile) -> Iterator[Reflection]:
    """Finished reflections of the day of the workshop. The list comes newest first."""
    offset = 0
    while batch := own().reflections.all(drafts=False, limit=A_BATCH, offset=offset):
        yield from (one for one in batch if one.happened_on == profile.held_on)
        if batch[-1].happened_on < profile.held_on:
            return
        offset += len(batch)


def keep(content: Content, profile: OwnProfile) -> Reflection:
    """Keep a profile as a finished reflection; where that fails half way, what was begun is deleted again."""
    flow = _flow_with_most_elements(content)
    headline = headline_of(profile)
    begun = own().reflections.start(
        flow=flow.key,
        content_version=content.version,
        language=content.settings.language,
        happened_on=profile.held_on,
        headline=headline,
        step=flow.steps[0].key,
    )
    try:
        own().answers.save(begun.id, "headline", words=headline, tab=this_tab(), base_version=0)
        for field, place in _fields(profile).items():
            own().answers.save(begun.id, field, place=place, tab=this_tab(), base_version=0)
        return own().reflections.finish(begun.id)
    except BaseException:
        deletion().reflection(begun.id)
        raise


def _fields(profile: OwnProfile) -> Mapping[str, str]:
    """The answers of a reflection, by field, that a profile gives."""
    fields = {f"{element}.place": place for element, place in places_to_keep(profile).items()}
    return fields | ({"picks": profile.chosen} if profile.chosen else {})


def _flow_with_most_elements(content: Content) -> Flow:
    """The full walk, or what an organisation has in its place."""
    return max(content.flows.flows, key=lambda flow: sum(isinstance(step, ElementStep) for step in flow.steps))
