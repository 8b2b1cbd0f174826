"""Which language a page speaks: the first that its phone asks for and the guide has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request

from model.content import Content
from model.store import Floor
from model.workshop.room import Room
from model.workshop.script import RoomScript, spoken_in
from pages.phones.request_checks import Refused
from server.services import NotOpen, Opened, opened

LONGEST_HEADER = 200


@dataclass(frozen=True)
class Spoken:
    """A room's script as a phone reads it, in the language `language`."""

    script: RoomScript
    language: str


def content_for(request: Request) -> Content:
    """The content in the phone's language, the word for the person filled in. Refused where none is open."""
    guide = _guide()
    return _spoken(chosen(request.headers.get("accept-language", ""), guide.languages, guide.content))


def english(content: Content) -> Content:
    """The content that speaks English, in which results are told, or `content` where there is none."""
    found = _guide().languages.get("en")
    return _spoken(found) if found else content


def floor() -> Floor:
    """The phones' door into the store. Refused where the store is not open."""
    return _guide().store.floor()


def _guide() -> Opened:
    try:
        return opened()
    except NotOpen:
        raise Refused(503, "trouble") from None


def chosen(header: str, languages: Mapping[str, Content], usual: Content) -> Content:
    """The content for an Accept-Language header, or `usual` where it asks for none that is here."""
    for name in _asked_for(header):
        if name in languages:
            return languages[name]
    return usual


def plan_for(room: Room, content: Content) -> Spoken:
    """The room's script in the content's language where that has the same plan, else as the room was opened with."""
    return _plan(room.id, room.language, content)


def _asked_for(header: str) -> Iterator[str]:
    """The languages of a header, without their countries, the dearest first; `*` and q=0 are left out."""
    weighed = []
    for part in header[:LONGEST_HEADER].split(","):
        name, _, weight = part.strip().lower().partition(";")
        try:
            dear = float(weight.replace(" ", "").removeprefix("q=") or 1)
        except ValueError:
            continue
        if dear > 0:
            weighed.append((-dear, name.strip().partition("-")[0]))
    yield from (name for _, name in sorted(weighed, key=lambda one: one[0]))


def _spoken(content: Content) -> Content:
    return content.spoken(content.settings.person)


@lru_cache(maxsize=64)
def _plan(room: str, language: str, content: Content) -> Spoken:
    script, own = floor().script(room), content.settings.language
    if own == language:
        return Spoken(script, language)
    other = spoken_in(script, content)
    return Spoken(other, language if other is script else own)
