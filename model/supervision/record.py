"""The record of a meeting: what both may see of it, in one fixed form, and the hash that shows tampering.

Both machines make the same record from the same meeting, byte for byte, so the same hash means the same record.
Times of saving, tabs and people's ids are no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from model.access import BOTH, NOBODY, SEATS, Seat, may_see_brought, may_see_field
from model.answers import Answer, Answers, time_of
from model.content.supervision.schema import Script
from model.supervision.brought import Brought, BroughtItem, Kind
from model.supervision.fields import actions_in, is_arranged, is_placed_here, is_sign, kept_in, place_in, words_in
from model.supervision.mark import Mark
from model.supervision.meeting import Action, Comment, Confirmation


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RecordItem(_Kept):
    """One brought field, as it was seen. In JSON its kind is called its part."""

    model_config = ConfigDict(serialize_by_alias=True)

    source: int
    kind: Kind = Field(alias="part")
    field: str
    heading: str
    prompt: str
    words: str
    place: str | None

    @property
    def item(self) -> BroughtItem:
        """The same without its source."""
        return BroughtItem(self.kind, self.field, self.heading, self.prompt, self.words, self.place)


class Carried(_Kept):
    """An action of an earlier meeting that was still open when this one began."""

    id: str
    meeting: str
    kind: str
    what: str
    who: str
    due: date | None
    notice: str


class Marked(_Kept):
    """What whoever owns an earlier action said of it between meetings, on a day in UTC; the meeting said nothing."""

    action: str
    seat: Seat
    outcome: str | None
    words: str
    on: date


def _are_none(marked: tuple[Marked, ...]) -> bool:
    """What is left out where there is none, as in records made before."""
    return not marked


class Said(_Kept):
    """One field of the meeting."""

    field: str
    words: str
    place: str | None


class RecordBody(_Kept):
    """All of a meeting that both may see. `said` is in the order of the field names, `marked` in that of ids."""

    format: Literal["alongside supervision record 1"] = "alongside supervision record 1"
    supervision: str
    meeting: str
    practitioner: str
    supervisor: str
    held_on: date
    next_on: date | None
    script: Script
    brought: tuple[RecordItem, ...]
    carried: tuple[Carried, ...]
    said: tuple[Said, ...]
    marked: Annotated[tuple[Marked, ...], Field(exclude_if=_are_none)] = ()

    @property
    def fields(self) -> dict[str, tuple[str, str | None]]:
        """What was said by field, as (words, place)."""
        return {one.field: (one.words, one.place) for one in self.said}

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was agreed, then what the organisation owes."""
        return actions_in(self.meeting, self.fields, NOBODY if self.script.has_owners else BOTH)

    @property
    def earlier_actions(self) -> tuple[Action, ...]:
        """The actions carried into the meeting, with what came of each; an outcome of None was not noted."""
        said = self.fields
        return tuple(
            Action(
                **dict(one),
                outcome=place_in(said, f"both.last.{one.id}"),
                outcome_words=words_in(said, f"both.last.{one.id}"),
            )
            for one in self.carried
        )

    @property
    def kept(self) -> tuple[Action, ...]:
        """The earlier actions that stay agreed, in the form this meeting gives them."""
        said = self.fields
        kept = (kept_in(Action(**dict(one)), said) for one in self.carried)
        return tuple(action for action in kept if action)

    @property
    def next_time(self) -> tuple[str | None, str]:
        """The time of the next meeting, such as 14:30, if one is said, and where it is."""
        at = place_in(self.fields, "both.next_at")
        return (at if time_of(at) else None), words_in(self.fields, "both.next_where").strip()

    def items(self) -> dict[int, tuple[BroughtItem, ...]]:
        """What was brought, by the number of its reflection."""
        sources = sorted({one.source for one in self.brought})
        return {source: tuple(one.item for one in self.brought if one.source == source) for source in sources}


@dataclass(frozen=True)
class Record:
    """A confirmed record as it is kept: the body, its hash, who confirmed when, and what was added later.

    `is_whole` is False where the body kept is not the one that was confirmed.
    """

    body: RecordBody
    hash: str
    confirmed: tuple[Confirmation, ...]
    comments: tuple[Comment, ...]
    fixed_at: datetime
    is_whole: bool


def record_body(
    *,
    supervision: str,
    meeting: str,
    names: tuple[str, str],
    held_on: date,
    next_on: date | None,
    script: Script,
    brought: Sequence[Brought],
    carried: Iterable[Carried],
    answers: Answers,
    shown: frozenset[str],
    marks: Iterable[Mark] = (),
) -> RecordBody:
    """The record of a meeting as it stands: only what both may see now. `names`: the practitioner's, the supervisor's.

    Empty fields are left out, and so are the signs that something is shown, and when and where it was to be. Of the
    `marks` that were made between meetings it has those on actions of which nothing was said here.
    """
    carried = tuple(carried)
    untold = {one.id for one in carried if not _is_told(answers.get(f"both.last.{one.id}"))}
    return RecordBody(
        supervision=supervision,
        meeting=meeting,
        practitioner=names[0],
        supervisor=names[1],
        held_on=held_on,
        next_on=next_on,
        script=script,
        brought=tuple(
            RecordItem.model_validate({"source": one.source, **vars(one.item)}, by_name=True)
            for one in brought
            if all(may_see_brought(seat, one.item.field, shown) for seat in SEATS)
        ),
        carried=carried,
        marked=tuple(
            Marked(action=one.action, seat=one.seat, outcome=one.place, words=one.words, on=one.saved_at.date())
            for one in sorted(marks, key=lambda mark: (mark.action, mark.seat))
            if one.action in untold and one.says_something
        ),
        said=tuple(
            Said(field=field, words=answer.words, place=answer.place)
            for field, answer in sorted(answers.items())
            if (answer.words.strip() or answer.place)
            and not is_sign(field)
            and not is_arranged(field)
            and not is_placed_here(field)
            and all(may_see_field(seat, field, shown) for seat in SEATS)
        ),
    )


def _is_told(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.place or answer.words.strip())


def canonical(body: RecordBody) -> str:
    """The record as JSON in its one form: keys in order, no spaces."""
    return json.dumps(body.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hash_of(body: RecordBody) -> str:
    """SHA-256 of the canonical form, as 64 small hexadecimal digits."""
    return sha256(canonical(body).encode()).hexdigest()
