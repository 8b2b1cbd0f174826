"""A mirror that was not shown in its meeting: the practitioner's alone, until they bring it to a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from model.answers import PLACES, Answers
from model.content.supervision.schema import MIRRORED, Script
from model.phrases import day
from model.supervision.brought import BroughtItem

FIELDS = tuple(f"practitioner.mirror.{key}" for key in (*MIRRORED, "more"))
"""The fields of a meeting in which a mirror is said."""


@dataclass(frozen=True)
class KeptMirror:
    """What was said of one meeting, by field as (words, place). `brought_to` is the later meeting it was brought to.

    `is_settled`: the record of that meeting is confirmed, so it stands there for good.
    """

    meeting: str
    held_on: date
    said: Mapping[str, tuple[str, str | None]]
    brought_to: str | None = None
    is_settled: bool = False


def said_unseen(answers: Answers, seen: Mapping[str, object]) -> dict[str, tuple[str, str | None]]:
    """What of a mirror was said and is not among what both have `seen`; what is empty or skipped says nothing."""
    given = {field: answers[field] for field in FIELDS if field in answers and field not in seen}
    return {
        field: (one.words, one.place)
        for field, one in given.items()
        if one.words.strip() or (one.place and one.place != "skip")
    }


def mirror_fields(meeting: str) -> str:
    """How the fields begin under which the mirror of this meeting is brought to another."""
    return f"mirror.{meeting}."


def is_mirror(item: BroughtItem) -> bool:
    """Whether what was brought is the mirror of an earlier meeting."""
    return item.field.startswith("mirror.")


def is_place_of_mirror(item: BroughtItem) -> bool:
    """Whether it tells a place of such a mirror, in the words of the practitioner's scale."""
    return is_mirror(item) and not item.field.endswith(".more")


def items_of_mirror(script: Script, mirror: KeptMirror) -> tuple[BroughtItem, ...]:
    """The mirror as it would be seen, in the words of the meeting it is about: a place by what it says."""
    heading = f"How the meeting on {day(mirror.held_on)} was for me"
    found: list[tuple[str, str, str]] = []
    for element in script.mirror.elements:
        _, place = mirror.said.get(f"practitioner.mirror.{element.key}", ("", None))
        told = element.scale[int(place) - 1] if place in PLACES else script.place_name(place)
        found.append((element.key, f"{element.name}: {element.question}", told))
    found.append(("more", script.mirror.more, mirror.said.get("practitioner.mirror.more", ("", None))[0].strip()))
    begin = mirror_fields(mirror.meeting)
    return tuple(
        BroughtItem("story", f"{begin}{key}", heading, asked, told, None) for key, asked, told in found if told
    )
