"""The fields of a meeting, and what can be read in them.

What is said in a meeting is kept like the answers of a reflection, under field names whose first part says who may
write there: `practitioner`, `supervisor` or `both`.

arrive       both.agenda · practitioner.question · practitioner.how · practitioner.workload · supervisor.how
last time    both.last.<action id>: its `place` is done, part, not or dropped, its words say why · .keep: "yes" where
             it stays agreed · .what: words, where it stays agreed in another form, with .who · .due · .notice
bring        practitioner.brings: what they bring, in a line
two views    both.view_elements: keys of the elements to place, where places of many were brought or none can be
             practitioner.view.<element>: its place, given in the meeting itself, until it is shown and so brought
             supervisor.basis.<element>: conversation, observation or not_seen · supervisor.view.<element>: its place,
             and in words what was heard or seen · supervisor.shown.<element>: "yes" · both.differ.<element>: closer,
             differently or later, and words
explore      both.explore_elements: element keys · both.lens: a lens · both.explore.<element> · both.explore.lens
conditions   both.condition_1 … both.condition_5: words · .kind · .who · .due · .notice
actions      both.action_1 … both.action_5: words · .who · .due · .notice · .from: which brought next step it was
             both.next_on: a date · both.next_at: a time such as 14:30 · both.next_where: words
any step     both.standing.<key of a standing item>: words
arranged     both.held_on: the day it is held on · both.held_at: a time such as 14:30 · both.held_where: words
mirror       practitioner.mirror.<element>: its place · practitioner.mirror.more: words · practitioner.shown.mirror
confirm      practitioner.disagree · supervisor.disagree · practitioner.why_not · supervisor.why_not: why it
             is not confirmed yet, until that is said by declining
afterwards   practitioner.comment · supervisor.comment: a comment as it is typed, until it is added to the record

What is not said yet, in `why_not` and `comment`, is for its writer alone and part of no record and no share file. At
what time and where a meeting is to be is part of no record either: that says on which day it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from model.access import ORGANISATION
from model.answers import Answers, day_of
from model.content.published import ELEMENTS
from model.content.supervision.keys import FITS_NOWHERE
from model.content.supervision.schema import MIRRORED
from model.supervision.meeting import Action

SaidByField = Mapping[str, tuple[str, str | None]]
"""What was said in a meeting, by field: words, and a place or choice."""

HELD_ON, HELD_AT, HELD_WHERE = "both.held_on", "both.held_at", "both.held_where"
_ARRANGED = {"held_on": HELD_ON, "held_at": HELD_AT, "held_where": HELD_WHERE}
NOT_SEEN = "not_seen"
KEPT = "yes"
STILL_TO_DO = ("part", "not")
"""What can have come of an earlier action that stays agreed."""

MOST_ACTIONS = 5

_PLACED_HERE = "practitioner.view."
_ELEMENT = "|".join(ELEMENTS)
_NUMBERED = rf"(?:action|condition)_[1-{MOST_ACTIONS}](?:\.(?:kind|who|due|notice|from))?"
_LAST = r"last\.[a-z0-9-]{1,60}(?:\.(?:keep|what|who|due|notice))?"
_FIELD = re.compile(
    r"both\.(?:agenda|lens|explore_elements|view_elements|held_on|held_at|held_where|next_on|next_at|next_where"
    rf"|{_LAST}|standing\.[a-z0-9_]{{1,60}}|(?:differ|explore)\.(?:{_ELEMENT})|explore\.lens|{_NUMBERED})"
    r"|practitioner\.(?:question|brings|how|workload|disagree|why_not|comment|shown\.mirror"
    rf"|mirror\.(?:{'|'.join(MIRRORED)}|more)|view\.(?:{_ELEMENT}))"
    rf"|supervisor\.(?:how|disagree|why_not|comment|(?:basis|view|shown)\.(?:{_ELEMENT}))"
)


def is_field(field: str) -> bool:
    """Whether this is a field a meeting can have."""
    return _FIELD.fullmatch(field) is not None


def is_day(field: str) -> bool:
    """Whether a field holds a date."""
    return is_field(field) and field.endswith((".due", "_on"))


def is_sign(field: str) -> bool:
    """Whether a field only says that something is shown; it is written by showing, never typed."""
    return field.partition(".")[2].startswith("shown.")


def arranged(news: Mapping[str, date | str | None]) -> dict[str, tuple[str, str | None]]:
    """What of the day, time and place of a meeting is new, by its fields: words, and a place or choice."""
    said: dict[str, tuple[str, str | None]] = {}
    for name, value in news.items():
        text = value.isoformat() if isinstance(value, date) else value
        said[_ARRANGED[name]] = (text or "", None) if _ARRANGED[name] == HELD_WHERE else ("", text)
    return said


def is_arranged(field: str) -> bool:
    """Whether a field says at what time or where the meeting is to be, which no record holds."""
    return field in (HELD_AT, HELD_WHERE)


def is_view(field: str) -> bool:
    """Whether a field is part of somebody's own view of an element, which stays as it is once shown."""
    return field.startswith(("supervisor.view.", "supervisor.basis.", _PLACED_HERE))


def is_placed_here(field: str) -> bool:
    """Whether a field is the practitioner's place for an element, given in the meeting itself and not shown yet."""
    return field.startswith(_PLACED_HERE)


def placed_here(answers: Answers) -> dict[str, str]:
    """The places the practitioner gave in the meeting itself and that are not shown yet, by element."""
    given = {element: answers.get(f"{_PLACED_HERE}{element}") for element in ELEMENTS}
    return {element: answer.place for element, answer in given.items() if answer and answer.place}


def has_view(element: str, answers: Answers) -> bool:
    """Whether the supervisor said anything of an element: a place, words, or that it was not seen."""
    view, basis = answers.get(f"supervisor.view.{element}"), answers.get(f"supervisor.basis.{element}")
    return bool((view and (view.place or view.words.strip())) or (basis and basis.place == NOT_SEEN))


def shown_in(answers: Answers, *, with_two_views: bool) -> frozenset[str]:
    """What is shown in a meeting: element keys and "mirror". A plan without two views holds no element back."""
    signs = {field.rpartition(".")[2] for field, answer in answers.items() if is_sign(field) and answer.place}
    return frozenset(signs if with_two_views else signs | set(ELEMENTS))


def words_in(said: SaidByField, field: str) -> str:
    """The words of a field, or "" where nothing was said."""
    return said.get(field, ("", None))[0]


def place_in(said: SaidByField, field: str) -> str | None:
    """The place or choice of a field, or None where nothing was said."""
    return said.get(field, ("", None))[1]


def kept_in(action: Action, said: SaidByField) -> Action | None:
    """An earlier action as a meeting keeps it, in the form it is given there; None where it does not stay agreed."""
    field = f"both.last.{action.id}"
    if place_in(said, field) not in STILL_TO_DO or place_in(said, f"{field}.keep") != KEPT:
        return None
    what = words_in(said, f"{field}.what").strip()
    if not what:
        return action
    who, due = place_in(said, f"{field}.who") or action.who, day_of(place_in(said, f"{field}.due"))
    return replace(action, what=what, who=who, due=due, notice=words_in(said, f"{field}.notice").strip())


def actions_in(meeting: str, said: SaidByField, unowned: str) -> tuple[Action, ...]:
    """The actions agreed in a meeting, then what the organisation owes. An agreed one without an owner is `unowned`'s.

    An action without words is none. Its id is made of the meeting's, so that it is the same on two machines.
    """
    found = []
    for group, without_kind, without_who in (("action", "agreed", unowned), ("condition", FITS_NOWHERE, ORGANISATION)):
        for number in range(1, MOST_ACTIONS + 1):
            field = f"both.{group}_{number}"
            what = words_in(said, field).strip()
            if what:
                kind = place_in(said, f"{field}.kind") if group == "condition" else None
                who = place_in(said, f"{field}.who") or without_who
                due, notice = day_of(place_in(said, f"{field}.due")), words_in(said, f"{field}.notice").strip()
                made = f"{meeting}-{group[0]}{number}"
                found.append(Action(made, meeting, kind or without_kind, what, who, due, notice))
    return tuple(found)
