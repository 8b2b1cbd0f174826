"""Which language a page speaks: the first that its phone asks for and the guide has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request

from model.content import Content
from model.workshop.room import Room
from model.workshop.script import RoomScript, spoken_in
from pages.phones.participants import guide, participants

LONGEST_HEADER = 200


@dataclass(frozen=True)
class SpokenScript:
    """A room's script as a phone reads it, in the language `language`."""

    script: RoomScript
    language: str


def content_for(request: Request) -> Content:
    """The content in the phone's language, the word for the person filled in. Refused where none is open."""
    known = guide()
    asked_for = map(known.languages.get, _languages_in(request.headers.get("accept-language", "")))
    return _spoken(next(filter(None, asked_for), known.content))


def english(content: Content) -> Content:
    """The content that speaks English, in which results are told, or `content` where there is none."""
    found = guide().languages.get("en")
    return _spoken(found) if found else content


def script_for(room: Room, content: Content) -> SpokenScript:
    """The room's script in the content's language where that has the same plan, else as the room was opened with."""
    return _script(room.id, room.language, content)


def _languages_in(header: str) -> Iterator[str]:
    """The languages of a header, without their countries, the one liked best first; `*` and q=0 are left out."""
    weighted = []
    for part in header[:LONGEST_HEADER].split(","):
        name, _, weight = part.strip().lower().partition(";")
        try:
            liking = float(weight.replace(" ", "").removeprefix("q=") or 1)
        except ValueError:
            continue
        if liking > 0:
            weighted.append((-liking, name.strip().partition("-")[0]))
    yield from (name for _, name in sorted(weighted, key=lambda one: one[0]))


def _spoken(content: Content) -> Content:
    return content.spoken(content.settings.person)


@lru_cache(maxsize=64)
def _script(room: str, language: str, content: Content) -> SpokenScript:
    script, own = participants().rooms.script(room), content.settings.language
    if own == language:
        return SpokenScript(script, language)
    other = spoken_in(script, content)
    return SpokenScript(other, language if other is script else own)
