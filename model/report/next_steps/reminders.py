"""Own next steps in a calendar. Nothing a person wrote goes in unless they choose it, nor a made-up name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from model.reflection.reflection import RememberedStep
from model.report.shared.calendar import Entry, State, calendar_ics

WITHOUT_WORDS = "A next step I set myself"
STATES: Mapping[str | None, State] = {"done": "done", "dropped": "off"}


def steps_ics(steps: Sequence[RememberedStep], made_at: datetime, *, words: bool, names: Mapping[str, str]) -> bytes:
    """The steps as a file made at a moment (aware): on their days, or as tasks; in one's own `words` where chosen.

    `names` are the made-up names that go along, by relationship.
    """
    return calendar_ics([_entry(step, names.get(step.relationship or ""), words=words) for step in steps], made_at)


def _entry(step: RememberedStep, name: str | None, *, words: bool) -> Entry:
    return Entry(
        uid=step.id,
        summary=step.words if words else WITHOUT_WORDS,
        description=f"With {name}" if name else "",
        on=step.due,
        state=STATES.get(step.outcome, "to_come"),
    )
