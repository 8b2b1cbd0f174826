"""The meeting: who sits in it, what it knows of itself, and the names of its fields.

What is said in a meeting is kept like the answers of a reflection, under field names whose first part is the hand that
may write there: `practitioner`, `supervisor` or `both`.

arrive       both.agenda · practitioner.question · practitioner.how · practitioner.workload · supervisor.how
last time    both.last.<action id>: its `place` is done, part, not or dropped, its words say why
two views    supervisor.basis.<element>: conversation, observation or not_seen · supervisor.view.<element>: its place,
             and in words what was heard or seen · supervisor.shown.<element>: "yes" · both.differ.<element>: closer,
             differently or later, and words
explore      both.explore_elements: element keys · both.lens: a lens · both.explore.<element> · both.explore.lens
conditions   both.condition_1 … both.condition_5: words · .kind · .who · .due · .notice
actions      both.action_1 … both.action_5: words · .who · .due · .notice
mirror       practitioner.mirror.<element>: its place · practitioner.mirror.more: words · practitioner.shown.mirror
confirm      practitioner.disagree · supervisor.disagree · both.held_on and both.next_on: dates ·
             practitioner.why_not · supervisor.why_not: why it is not confirmed yet, until that is said by declining
afterwards   practitioner.comment · supervisor.comment: a comment as it is typed, until it is added to the record

What is only begun, in `why_not` and `comment`, is for its own hand alone and part of no record and no share file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from model.access import Seat
from model.answers import Answers
from model.content.published import ELEMENTS

Way = Literal["one_screen", "share_file"]
ONE_SCREEN: Way = "one_screen"
SHARE_FILE: Way = "share_file"

BASES = ("conversation", "observation", "not_seen")
NOT_SEEN = "not_seen"
DIFFERENCES = ("closer", "differently", "later")
OWNERS = ("practitioner", "supervisor", "both", "organisation")
MOST_ACTIONS = 5
MIRRORED = ("safety", "trust", "time", "support", "young_person_centred")
"""The base and the core of the model, which supervision is looked at with."""

_ELEMENT = "|".join(ELEMENTS)
_NUMBERED = rf"(?:action|condition)_[1-{MOST_ACTIONS}](?:\.(?:kind|who|due|notice))?"
_FIELD = re.compile(
    r"both\.(?:agenda|lens|explore_elements|held_on|next_on"
    rf"|last\.[a-z0-9-]{{1,60}}|(?:differ|explore)\.(?:{_ELEMENT})|explore\.lens|{_NUMBERED})"
    r"|practitioner\.(?:question|how|workload|disagree|why_not|comment|shown\.mirror"
    rf"|mirror\.(?:{'|'.join(MIRRORED)}|more))"
    rf"|supervisor\.(?:how|disagree|why_not|comment|(?:basis|view|shown)\.(?:{_ELEMENT}))"
)


@dataclass(frozen=True)
class Supervision:
    """The relation of two people: their opaque ids, and the names they use here."""

    id: str
    practitioner: str
    supervisor: str
    practitioner_name: str
    supervisor_name: str
    begun_at: datetime


@dataclass(frozen=True)
class Meeting:
    """The envelope of one meeting. Times are UTC, `held_on` and `next_on` plain dates; `step` is a plan step's key.

    `seat` is the seat of whoever asked. `fixed_at` is None until both have confirmed the same record,
    `sent_at` until a share file of it was made here.
    """

    id: str
    supervision: str
    seat: Seat
    way: Way
    plan: str
    plan_name: str
    held_on: date
    next_on: date | None
    step: str
    revision: int
    started_at: datetime
    changed_at: datetime
    fixed_at: datetime | None
    sent_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until both have confirmed its record."""
        return self.fixed_at is None


@dataclass(frozen=True)
class Confirmation:
    """What one seat said of the record: agreed or declined, why, when, and the hash of the record they said it of."""

    seat: Seat
    agrees: bool
    words: str
    hash: str
    at: datetime


@dataclass(frozen=True)
class Comment:
    """A dated addition to a confirmed record."""

    id: str
    seat: Seat
    words: str
    written_at: datetime


@dataclass(frozen=True)
class Action:
    """Something agreed: what, who (one of `OWNERS`), by when, how we will notice, and what came of it.

    `kind` is "agreed" or, for what the organisation owes, the key of a kind of condition. `outcome` is None until a
    later record says what came of it.
    """

    id: str
    meeting: str
    kind: str
    what: str
    who: str
    due: date | None
    notice: str
    outcome: str | None = None
    outcome_words: str = ""


def is_field(field: str) -> bool:
    """Whether this is a field a meeting can have."""
    return _FIELD.fullmatch(field) is not None


def is_sign(field: str) -> bool:
    """Whether a field only says that something is shown; it is written by showing, never by hand."""
    return field.partition(".")[2].startswith("shown.")


def is_view(field: str) -> bool:
    """Whether a field is part of the supervisor's own view of an element, which stays as it is once shown."""
    return field.startswith(("supervisor.view.", "supervisor.basis."))


def shown_in(answers: Answers, *, with_two_views: bool) -> frozenset[str]:
    """What is shown in a meeting: element keys and "mirror". A plan without two views holds no element back."""
    signs = {field.rpartition(".")[2] for field, answer in answers.items() if is_sign(field) and answer.place}
    return frozenset(signs if with_two_views else signs | set(ELEMENTS))


def actions_in(meeting: str, said: Mapping[str, tuple[str, str | None]]) -> tuple[Action, ...]:
    """The actions agreed in a meeting, then what the organisation owes, from its fields as (words, place).

    An action without words is none. Its id is made of the meeting's, so that it is the same on two machines.
    """

    def place(field: str) -> str | None:
        return said.get(field, ("", None))[1]

    found = []
    for group, without_kind in (("action", "agreed"), ("condition", "other")):
        for number in range(1, MOST_ACTIONS + 1):
            field = f"both.{group}_{number}"
            words = said.get(field, ("", None))[0].strip()
            if words:
                kind = without_kind if group == "action" else place(f"{field}.kind") or without_kind
                who = place(f"{field}.who") or ("both" if group == "action" else "organisation")
                notice = said.get(f"{field}.notice", ("", None))[0].strip()
                made = f"{meeting}-{group[0]}{number}"
                found.append(Action(made, meeting, kind, words, who, day_of(place(f"{field}.due")), notice))
    return tuple(found)


def day_of(place: str | None) -> date | None:
    """The date a field's place holds, or None where it holds none."""
    try:
        return date.fromisoformat(place) if place else None
    except ValueError:
        return None


def not_ready(
    elements_brought: Collection[str], shown: Collection[str], actions: Collection[Action]
) -> tuple[Literal["two_views", "actions"], ...]:
    """The steps that have to be done before anybody confirms: places were brought and not shown, or nothing agreed."""
    waiting: list[Literal["two_views", "actions"]] = []
    if set(elements_brought) - set(shown):
        waiting.append("two_views")
    if not actions:
        waiting.append("actions")
    return tuple(waiting)
