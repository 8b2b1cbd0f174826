"""A person's own places, drawn for a page of their own and for keeping as a file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from model.content import Content
from model.profile import Reading, answer_name, description, view_of
from model.workshop.own_profile import SUFFIX, OwnProfile, own_profile, own_sentences
from model.workshop.room import Phone
from model.workshop.script import RoomScript
from pages.phones.carried import Carried, who_has


@dataclass(frozen=True)
class Row:
    """One element that was answered. `at` is the place from 1 to 5, or None for an answer that is no place."""

    layer: str
    name: str
    at: int | None
    answer: str
    text: str


@dataclass(frozen=True)
class OwnPlaces:
    """What a person takes away: the rows, then and now, the element they chose, their sentences, and the file.

    `carried` is all of it, sealed for a form of its page; "" where there is nothing.
    """

    rows: tuple[Row, ...]
    twice: tuple[tuple[str, str, str], ...]
    chosen: str
    sentences: tuple[tuple[str, str], ...]
    profile: OwnProfile
    file: bytes
    file_name: str
    carried: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that a file could hold; sentences are in none."""
        return self.profile.is_empty

    @property
    def has_any(self) -> bool:
        """Whether there is anything to look at, to print and to save."""
        return bool(self.sentences) or not self.is_empty

    @property
    def link(self) -> str:
        """The whole file as an address, so that it can be kept when the workshop is over and nothing answers."""
        return f"data:application/json;base64,{b64encode(self.file).decode()}"


def own_places(content: Content, phone: Phone, script: RoomScript, answers: Mapping[str, str]) -> OwnPlaces:
    """What one person answered about themselves, in the content's language."""
    room = phone.room
    profile = own_profile(script, answers, script.plan.name, room.held_on, content.settings.language)
    carried = Carried(room.id, who_has(phone), profile, own_sentences(script, answers))
    has_any = bool(carried.sentences) or not profile.is_empty
    return places_of(content, carried, carried.seal() if has_any else "")


def places_of(content: Content, carried: Carried, token: str) -> OwnPlaces:
    """The same from what a page carries, which `token` holds."""
    profile = carried.profile
    readings = view_of(content, "", profile.places).readings
    return OwnPlaces(
        rows=tuple(_row(content, reading) for reading in readings if reading.answer),
        twice=tuple(_twice(content, profile)),
        chosen=content.element(profile.chosen).name if profile.chosen else "",
        sentences=carried.sentences,
        profile=profile,
        file=profile.to_file(),
        file_name=f"alongside-{profile.held_on.isoformat()}{SUFFIX}",
        carried=token,
    )


def _row(content: Content, reading: Reading) -> Row:
    element = reading.element
    text = description(content, reading) if reading.place else ""
    return Row(element.layer, element.name, reading.place, answer_name(content, reading), text)


def _twice(content: Content, profile: OwnProfile) -> list[tuple[str, str, str]]:
    rows = []
    for key, both in profile.then_and_now.items():
        element = content.element(key)
        then, now = (answer_name(content, Reading(element, answer)) for answer in both)
        rows.append((element.name, then, now))
    return rows
