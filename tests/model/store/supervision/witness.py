"""Everything a viewer can get at: every public method asked about every id there is, and every word that comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel

from model.access import NotYours
from model.relationship.note import Note
from model.store import OwnStore, StoreFault, SupervisionStore
from model.supervision.refusals import Fixed

FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)
MARK = re.compile(r"mark-[a-z0-9]+-\d+-")


@dataclass(frozen=True)
class Ids:
    """Every id there is, whoever it belongs to."""

    supervisions: tuple[str, ...]
    meetings: tuple[str, ...]
    reflections: tuple[str, ...]


MEETING_LOOKS: dict[str, Callable[[SupervisionStore, str], object]] = {
    "answers.of": lambda viewed, of: (viewed.answers.of(of), viewed.answers.of(of, together=True)),
    "record.body": lambda viewed, of: viewed.record.body(of),
    "brought.of": lambda viewed, of: viewed.brought.of(of),
    "actions.carried": lambda viewed, of: viewed.actions.carried(of),
    "record.comments": lambda viewed, of: viewed.record.comments(of),
    "confirmations.of": lambda viewed, of: viewed.confirmations.of(of),
    "brought.elements": lambda viewed, of: viewed.brought.elements(of),
    "meetings.get": lambda viewed, of: viewed.meetings.get(of),
    "record.export": lambda viewed, of: viewed.record.export(of),
    "record.of": lambda viewed, of: viewed.record.of(of),
    "answers.replaced": lambda viewed, of: viewed.answers.replaced(of),
    "meetings.script": lambda viewed, of: viewed.meetings.script(of),
    "shown.of": lambda viewed, of: viewed.shown.of(of),
    "confirmations.void": lambda viewed, of: viewed.confirmations.void(of),
    "confirmations.waiting": lambda viewed, of: viewed.confirmations.waiting(of),
    "files.next_number": lambda viewed, of: viewed.files.next_number(of),
    "screen.since": lambda viewed, of: viewed.screen.since(of),
    "mirrors.told": lambda viewed, of: viewed.mirrors.told(of),
}

SUPERVISION_LOOKS: dict[str, Callable[[SupervisionStore, str | None], object]] = {
    "meetings.count": lambda viewed, of: (viewed.meetings.count(of), viewed.meetings.count(of, is_open=True)),
    "actions.due": lambda viewed, of: viewed.actions.due(of),
    "marks.of": lambda viewed, of: of and viewed.marks.of(of),
    "overview.all": lambda viewed, _: viewed.overview.all(),
    "overview.of": lambda viewed, of: of and viewed.overview.of(of),
    "meetings.all": lambda viewed, of: (viewed.meetings.all(of), viewed.meetings.all(of, is_open=False)),
    "supervisions.seat": lambda viewed, of: of and viewed.supervisions.seat(of),
    "supervisions.get": lambda viewed, of: of and viewed.supervisions.get(of),
    "supervisions.all": lambda viewed, _: viewed.supervisions.all(),
    "screen.meeting": lambda viewed, _: viewed.screen.meeting(),
    "mirrors.of": lambda viewed, of: of and viewed.mirrors.of(of),
    "invitations.mine": lambda viewed, _: viewed.invitations.mine(),
    "by_address.mine": lambda viewed, _: viewed.by_address.mine(),
    "by_address.own_address": lambda viewed, _: viewed.by_address.own_address(),
    "by_address.to_me": lambda viewed, _: viewed.by_address.to_me(),
    "mirrors.places": lambda viewed, of: of and viewed.mirrors.places(of),
}
MEETING_CHANGES = {
    "answers.save",
    "answers.seen_replaced",
    "brought.bring",
    "by_address.accept",
    "by_address.decline",
    "by_address.invite",
    "by_address.withdraw",
    "confirmations.confirm",
    "invitations.accept",
    "invitations.decline",
    "invitations.invite",
    "invitations.look",
    "invitations.withdraw",
    "marks.save",
    "meetings.begin",
    "meetings.call_off",
    "meetings.go_to",
    "meetings.move",
    "mirrors.bring",
    "mirrors.delete",
    "mirrors.take_back",
    "presence.tell",
    "record.comment",
    "screen.hold",
    "screen.take_back",
    "shown.show_mirror",
    "shown.show_views",
    "supervisions.begin",
    "supervisions.forget",
    "supervisions.rename",
}
TRAVEL = {"files.make", "files.take_in", "namesakes.of", "namesakes.take_away"}
"""What makes and takes in share files, which hold what a seat wrote for the other machine: tried with them."""

OWN_LOOKS: dict[str, Callable[[OwnStore, str], object]] = {
    "answers.of": lambda own, of: own.answers.of(of),
    "reflections.earlier": lambda own, of: own.reflections.earlier(of),
    "next_steps.of": lambda own, of: own.next_steps.of(of),
    "answers.last_time": lambda own, of: own.answers.last_time(of, ["safety.what"]),
    "answers.places": lambda own, of: own.answers.places([of]),
    "reflections.get": lambda own, of: own.reflections.get(of),
    "answers.replaced": lambda own, of: own.answers.replaced(of),
    "cards.of_reflection": lambda own, of: own.cards.of_reflection(of),
    "typed_in.of": lambda own, of: own.typed_in.of(of),
    "typed_in.replaced": lambda own, of: own.typed_in.replaced(of),
}
OWN_LISTS: dict[str, Callable[[OwnStore], object]] = {
    "everything.export": lambda own: own.everything.export(),
    "everything.has_supervision": lambda own: own.everything.has_supervision(),
    "everything.parts": lambda own: own.everything.parts(),
    "everything.rows": lambda own: own.everything.rows(),
    "reflections.count": lambda own: own.reflections.count(),
    "preferences.get": lambda own: own.preferences.get("theme", ""),
    "reflections.all": lambda own: own.reflections.all(),
    "relationships.all": lambda own: own.relationships.all(),
    "search.find": lambda own: own.search.find("mark"),
    "search.lines": lambda own: own.search.lines(own.reflections.all(), "mark"),
    "history.looked_at": lambda own: own.history.looked_at(),
    "history.set_lately": lambda own: own.history.set_lately(),
    "history.of": lambda own: [own.history.of(one.id, ["safety"]) for one in own.relationships.all()],
    "history.places_given": lambda own: own.history.places_given(["safety"]),
    "history.fields_given": lambda own: own.history.fields_given(date.min, date.max),
    "history.steps_set": lambda own: own.history.steps_set(),
    "history.tried": lambda own: [own.history.tried(one.id) for one in own.relationships.all()],
    "notes.of": lambda own: [own.notes.of(one.id) for one in own.relationships.all()],
    "notes.get": lambda own: [own.notes.get(note.id) for note in _notes(own)],
    "notes.replaced": lambda own: [own.notes.replaced(note.id) for note in _notes(own)],
    "relationships.get": lambda own: [own.relationships.get(one.id) for one in own.relationships.all()],
    "relationships.holdings": lambda own: [own.relationships.holdings(one.id) for one in own.relationships.all()],
    "relationships.last_seen": lambda own: own.relationships.last_seen(),
    "next_steps.waiting": lambda own: own.next_steps.waiting(),
    "next_steps.to_remind_of": lambda own: own.next_steps.to_remind_of(FAR_AHEAD.date()),
    "next_steps.day_has_come": lambda own: own.next_steps.day_has_come(FAR_AHEAD.date(), FAR_AHEAD),
    "next_steps.left_open": lambda own: [
        own.next_steps.left_open(one.id, FAR_AHEAD) for one in own.relationships.all()
    ],
    "next_steps.these": lambda own: own.next_steps.these([step.id for step in own.next_steps.waiting()]),
    "cards.of_relationship": lambda own: [own.cards.of_relationship(one.id) for one in own.relationships.all()],
    "cards.get": lambda own: [own.cards.get(card) for card in _cards(own)],
    "cards.guesses": lambda own: [own.cards.guesses(card) for card in _cards(own)],
    "cards.key": lambda own: [own.cards.key(card) for card in _cards(own)],
    "cards.said": lambda own: [own.cards.said(card) for card in _cards(own)],
    "answers_back.get": lambda own: [own.answers_back.get(card) for card in _cards(own)],
    "answers_back.replaced": lambda own: [own.answers_back.replaced(card) for card in _cards(own)],
    "answers_back.waiting": lambda own: own.answers_back.waiting(date.max),
    "device.card": lambda own: own.device.card(),
    "plans.all": lambda own: [own.plans.all("workshops"), own.plans.all("supervision")],
    "plans.get": lambda own: [own.plans.get(plan.id) for plan in own.plans.all("workshops")],
}
OWN_CHANGES = {
    "answers.save",
    "answers.seen_replaced",
    "answers_back.answer_by",
    "answers_back.give_back",
    "answers_back.save",
    "answers_back.seen_replaced",
    "cards.begin",
    "cards.call_off",
    "cards.guess",
    "cards.link_again",
    "cards.open",
    "cards.type_in",
    "device.hand_over",
    "device.have_back",
    "everything.take_in",
    "preferences.prefer",
    "reflections.describe",
    "reflections.finish",
    "reflections.start",
    "notes.add",
    "notes.delete",
    "notes.move",
    "notes.save",
    "notes.seen_replaced",
    "plans.add",
    "plans.change",
    "plans.delete",
    "plans.write",
    "relationships.close",
    "relationships.merge",
    "relationships.name",
    "relationships.rename",
    "relationships.reopen",
    "typed_in.save",
    "typed_in.seen_replaced",
}


def _cards(own: OwnStore) -> list[str]:
    return [card.id for one in own.relationships.all() for card in own.cards.of_relationship(one.id)]


def _notes(own: OwnStore) -> list[Note]:
    return [note for one in own.relationships.all() for note in own.notes.of(one.id)]


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


def seen(viewed: SupervisionStore, ids: Ids) -> set[str]:
    """The marked secrets in everything this viewer can ask of supervision."""
    found: set[str] = set()
    for of in ids.meetings:
        found = found.union(*(told(look, viewed, of) for look in MEETING_LOOKS.values()))
    for about in (None, *ids.supervisions):
        found = found.union(*(told(look, viewed, about) for look in SUPERVISION_LOOKS.values()))
    return found.union(*(told(viewed.brought.open_meetings, of) for of in ids.reflections))


def seen_as_own(own: OwnStore, ids: Ids) -> set[str]:
    """The marked secrets in everything this viewer can ask of what is their own."""
    looks = [told(look, own, of) for look in OWN_LOOKS.values() for of in ids.reflections]
    return set().union(*looks, *(told(look, own) for look in OWN_LISTS.values()))
