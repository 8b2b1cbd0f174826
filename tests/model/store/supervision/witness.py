"""Everything a viewer can get at: every public method asked about every id there is, and every word that comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from model.access import NotYours
from model.store import Meetings, OwnStore, StoreFault
from model.supervision.refusals import Fixed

MARK = re.compile(r"mark-[a-z0-9]+-\d+-")


@dataclass(frozen=True)
class Ids:
    """Every id there is, whoever it belongs to."""

    supervisions: tuple[str, ...]
    meetings: tuple[str, ...]
    reflections: tuple[str, ...]


MEETING_LOOKS: dict[str, Callable[[Meetings, str], object]] = {
    "answers": lambda viewed, of: (viewed.answers(of), viewed.answers(of, together=True)),
    "body": lambda viewed, of: viewed.body(of),
    "brought": lambda viewed, of: viewed.brought(of),
    "carried": lambda viewed, of: viewed.carried(of),
    "comments": lambda viewed, of: viewed.comments(of),
    "confirmations": lambda viewed, of: viewed.confirmations(of),
    "elements_brought": lambda viewed, of: viewed.elements_brought(of),
    "meeting": lambda viewed, of: viewed.meeting(of),
    "record": lambda viewed, of: viewed.record(of),
    "replaced": lambda viewed, of: viewed.replaced(of),
    "script": lambda viewed, of: viewed.script(of),
    "shown": lambda viewed, of: viewed.shown(of),
    "void": lambda viewed, of: viewed.void(of),
    "waiting": lambda viewed, of: viewed.waiting(of),
}
SUPERVISION_LOOKS: dict[str, Callable[[Meetings, str | None], object]] = {
    "count": lambda viewed, of: (viewed.count(of), viewed.count(of, is_open=True)),
    "due_actions": lambda viewed, of: viewed.due_actions(of),
    "meetings": lambda viewed, of: (viewed.meetings(of), viewed.meetings(of, is_open=False)),
    "seat": lambda viewed, of: of and viewed.seat(of),
    "supervision": lambda viewed, of: of and viewed.supervision(of),
    "supervisions": lambda viewed, _: viewed.supervisions(),
}
MEETING_CHANGES = {
    "begin_meeting",
    "begin_supervision",
    "bring",
    "call_off",
    "comment",
    "confirm",
    "forget",
    "go_to",
    "rename",
    "save",
    "seen_replaced",
    "show_mirror",
    "show_views",
}
TRAVEL = {"parcel", "take_in"}
"""What makes and takes in share files, which hold a seat's own hand for the other machine: tried with them."""

OWN_LOOKS: dict[str, Callable[[OwnStore, str], object]] = {
    "answers.of": lambda own, of: own.answers.of(of),
    "reflections.earlier": lambda own, of: own.reflections.earlier(of),
    "next_steps.of": lambda own, of: own.next_steps.of(of),
    "answers.places": lambda own, of: own.answers.places([of]),
    "reflections.get": lambda own, of: own.reflections.get(of),
    "answers.replaced": lambda own, of: own.answers.replaced(of),
}
OWN_LISTS: dict[str, Callable[[OwnStore], object]] = {
    "reflections.count": lambda own: own.reflections.count(),
    "preferences.get": lambda own: own.preferences.get("theme", ""),
    "reflections.all": lambda own: own.reflections.all(),
    "relationships.all": lambda own: own.relationships.all(),
    "search.find": lambda own: own.search.find("mark"),
    "next_steps.waiting": lambda own: own.next_steps.waiting(),
}
OWN_CHANGES = {
    "answers.save",
    "answers.seen_replaced",
    "next_steps.record_outcome",
    "preferences.prefer",
    "reflections.describe",
    "reflections.finish",
    "reflections.start",
    "relationships.name",
}


def public(kind: type) -> set[str]:
    """The names of a class's public methods."""
    return {name for name in dir(kind) if not name.startswith("_")}


def texts(thing: Any) -> Iterable[str]:
    """Every text in whatever a method gave back."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, BaseModel):
        yield thing.model_dump_json()
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        yield from texts(list(thing.items()))
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for one in thing:
            yield from texts(one)


def marks(thing: Any) -> set[str]:
    """The marked secrets in whatever a method gave back."""
    return {found for text in texts(thing) for found in MARK.findall(text)}


def told(look: Callable[..., object], *of: object) -> set[str]:
    """The marked secrets a call gives away, in what it returns or in what it says when it refuses."""
    try:
        return marks(look(*of))
    except (NotYours, Fixed, ValueError, StoreFault) as refusal:
        return marks([str(refusal), repr(refusal.__context__)])


def seen(meetings: Meetings, ids: Ids) -> set[str]:
    """The marked secrets in everything this viewer can ask of supervision."""
    found: set[str] = set()
    for of in ids.meetings:
        found = found.union(*(told(look, meetings, of) for look in MEETING_LOOKS.values()))
    for about in (None, *ids.supervisions):
        found = found.union(*(told(look, meetings, about) for look in SUPERVISION_LOOKS.values()))
    return found.union(*(told(meetings.open_meetings_of, of) for of in ids.reflections))


def seen_as_own(own: OwnStore, ids: Ids) -> set[str]:
    """The marked secrets in everything this viewer can ask of what is their own."""
    looks = [told(look, own, of) for look in OWN_LOOKS.values() for of in ids.reflections]
    return set().union(*looks, *(told(look, own) for look in OWN_LISTS.values()))
