"""What one person takes home from a workshop: where they placed themselves, as a file that Alongside can open.

The file names the plan and the day and nothing else of the room: no code, no key, no person, and no words anybody
typed. docs/portable-file.md describes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, NamedTuple, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    model_validator,
)

from model.content.published import ELEMENTS
from model.content.schema import PlaceKey
from model.content.workshop.steps import ChooseOneStep, LineStep, PlaceStep, ThenAndNowStep
from model.workshop.own_profile_faults import FileFault, MadeByNewer, NotAProfile, NotSound, TooLarge, UnknownElement
from model.workshop.script import NOW, THEN, RoomScript
from model.workshop.strict_json import members_of

__all__ = [
    "FORMAT",
    "MOST_BYTES",
    "SUFFIX",
    "FileFault",
    "OwnProfile",
    "ThenAndNow",
    "own_profile",
    "own_sentences",
    "read_profile",
]

FORMAT = "alongside workshop profile"
VERSION = 1
SUFFIX = ".json"
MOST_BYTES = 64_000
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""The days a file can name; clocks that were never set say others."""

_FORMAT = re.compile(rf"{FORMAT} ([1-9][0-9]{{0,5}})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Value = TypeVar("Value")


def _as_written(day: object) -> object:
    if not isinstance(day, str):
        return day
    if not _DAY.fullmatch(day):
        raise ValueError("A day is written as in 2026-03-14.")
    return date.fromisoformat(day)


def _on_a_possible_day(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("No workshop can have been held on this day.")
    return day


def _by_name(both: object) -> object:
    if isinstance(both, list):
        raise ValueError("Then and now are written by name.")  # noqa: TRY004  pydantic tells ValueErrors
    return both


ElementKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
PlanName = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$")]


class ThenAndNow(NamedTuple):
    """One element placed twice at one sitting; None for the one that was left out."""

    then: PlaceKey | None
    now: PlaceKey | None


class OwnProfile(BaseModel):
    """One person's own answers by element, in the model's order; `chosen` is the element they want to take further."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    plan_name: PlanName
    held_on: Annotated[date, BeforeValidator(_as_written), AfterValidator(_on_a_possible_day)]
    language: Language
    places: dict[ElementKey, PlaceKey]
    then_and_now: dict[ElementKey, Annotated[ThenAndNow, BeforeValidator(_by_name)]]
    chosen: ElementKey | None

    @model_validator(mode="after")
    def _is_placed_where_it_says_so(self) -> Self:
        if not all(any(both) for both in self.then_and_now.values()):
            raise ValueError("An element stands under then and now with neither.")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered that could be taken home."""
        return not self.elements

    @property
    def elements(self) -> frozenset[str]:
        """Every element it speaks of."""
        return frozenset((*self.places, *self.then_and_now, *([self.chosen] if self.chosen else ())))

    def to_file(self) -> bytes:
        """The file: UTF-8 JSON, always the same for the same profile."""
        inside = {
            "format": f"{FORMAT} {VERSION}",
            **self.model_dump(mode="json"),
            "places": _in_order(self.places),
            "then_and_now": {element: both._asdict() for element, both in _in_order(self.then_and_now).items()},
        }
        return f"{json.dumps(inside, ensure_ascii=False, indent=2)}\n".encode()


def own_profile(
    script: RoomScript, answers: Mapping[str, str], plan_name: str, held_on: date, language: str
) -> OwnProfile:
    """What one person answered about themselves, from their `answers` by field.

    Of two steps that ask the same, the later one holds. Places in a story are not about oneself, and lines are in no
    profile. Raises ValueError for an answer that is not offered, or a day that no file can name.
    """
    places: dict[str, str] = {}
    twice: dict[str, tuple[str | None, str | None]] = {}
    chosen = None
    for step in script.plan.steps:
        match step:
            case PlaceStep():
                given = {element: answers.get(f"{step.key}.{element}") for element in step.elements}
                places |= {element: answer for element, answer in given.items() if answer}
            case ThenAndNowStep():
                both = {element: _both(answers, f"{step.key}.{element}") for element in step.elements}
                twice |= {element: pair for element, pair in both.items() if any(pair)}
            case ChooseOneStep():
                chosen = answers.get(step.key) or chosen
    return OwnProfile.model_validate(
        {
            "plan_name": " ".join(plan_name.split()),
            "held_on": held_on,
            "language": language,
            "places": _in_order(places),
            "then_and_now": _in_order(twice),
            "chosen": chosen,
        }
    )


def own_sentences(script: RoomScript, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each question that one person answered in words of their own, with those words; they are in no file."""
    lines = (step for step in script.plan.steps if isinstance(step, LineStep))
    return tuple((step.question, answers[step.key]) for step in lines if answers.get(step.key))


def read_profile(data: bytes, elements: Collection[str]) -> OwnProfile:
    """The profile in a file. Raises the `FileFault` that tells what is wrong.

    `elements` are those this Alongside knows. A file that names another one is refused whole: with one place silently
    left out it would say something else than its person did.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge
    try:
        inside = members_of(data)
    except ValueError:
        raise NotAProfile from None
    _require_our_format(inside.pop("format", None))
    try:
        profile = OwnProfile.model_validate_json(json.dumps(inside))
    except ValidationError:
        raise NotSound from None
    if not profile.elements <= set(elements):
        raise UnknownElement
    return profile


def _require_our_format(said: object) -> None:
    match = _FORMAT.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        raise NotAProfile
    if int(match[1]) > VERSION:
        raise MadeByNewer


def _both(answers: Mapping[str, str], field: str) -> tuple[str | None, str | None]:
    return answers.get(f"{field}.{THEN}") or None, answers.get(f"{field}.{NOW}") or None


def _in_order(by_element: Mapping[str, Value]) -> dict[str, Value]:
    """The same in the model's order; what is none of its elements comes last."""
    order = {element: number for number, element in enumerate(ELEMENTS)}
    return {element: by_element[element] for element in sorted(by_element, key=lambda one: order.get(one, len(order)))}
