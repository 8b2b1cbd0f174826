"""What a file brought that was not here: the steps of the meeting it says more of, and what else came."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from model.access import Seat
from model.content.supervision.schema import StepKey
from model.phrases import counted
from model.supervision.mark import Mark
from model.supervision.meeting import Comment, Confirmation
from model.supervision.record import RecordBody

_STEPS: dict[str, StepKey] = {
    "how": "arrive",
    "workload": "arrive",
    "question": "arrive",
    "agenda": "arrive",
    "last": "last_time",
    "view": "two_views",
    "view_elements": "two_views",
    "basis": "two_views",
    "shown": "two_views",
    "differ": "two_views",
    "lens": "explore",
    "explore": "explore",
    "explore_elements": "explore",
    "condition": "conditions",
    "action": "actions",
    "next_on": "actions",
    "next_at": "actions",
    "next_where": "actions",
    "mirror": "mirror",
    "disagree": "confirm",
}
"""Where in a meeting a field is written, by the second part of its name without its number."""


@dataclass(frozen=True)
class Stood:
    """A meeting as it stood here before a file was opened, or after it: what both see, and what was said beside it."""

    body: RecordBody
    confirmed: Collection[Confirmation]
    marks: Collection[Mark]
    comments: Collection[Comment]


def news(before: Stood, now: Stood, sender: Seat, name: str) -> tuple[str, ...]:
    """What is new, in parts of a sentence: steps by their titles, and what `name`, who sent it, said beside them."""
    return (*_steps(before.body, now.body), *_beside(before, now, sender, name))


def _steps(before: RecordBody, now: RecordBody) -> Iterator[str]:
    fields = before.fields.keys() | now.fields.keys()
    changed = {name for name in fields if before.fields.get(name) != now.fields.get(name)}
    touched = {_step_of(name) for name in changed}
    if before.brought != now.brought:
        touched.add("bring")
    yield from (f"“{step.title}”" for step in now.script.plan.steps if step.key in touched)
    if any(name.startswith("both.standing.") for name in changed):
        yield "what else was said"
    if before.held_on != now.held_on:
        yield "the day"


def _step_of(field: str) -> StepKey | None:
    named = field.split(".")[1].rstrip("0123456789").rstrip("_")
    return "mirror" if field.endswith(".shown.mirror") else _STEPS.get(named)


def _beside(before: Stood, now: Stood, sender: Seat, name: str) -> Iterator[str]:
    theirs = [one for one in now.marks if one.seat == sender and one not in before.marks]
    if theirs:
        yield f"what {name} said of {counted(len(theirs), 'action')}"
    said = [one for one in now.confirmed if one.seat == sender and one not in before.confirmed]
    yield from (f"that {name} {'confirmed the record' if one.agrees else 'does not confirm it yet'}" for one in said)
    if more := len(now.comments) - len(before.comments):
        yield counted(more, "comment")
