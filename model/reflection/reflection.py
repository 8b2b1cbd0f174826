"""A reflection: what it knows of itself, and where its answers stand.

Answers live under field names: `safety.what` is the words for that turn of an element (its `place` names the prompt
that was asked), `safety.place` the place on its scale, `stay` whether the person stays with the base, a choose step's
key the elements chosen there (comma-separated), a words step's key its words, `headline` the meeting in one line,
`picks` the elements picked at the end, and `next_1` the words of the first next step with `next_1_due` its date and
`next_1_outcome` what came of it (its `place` is one of `OUTCOMES`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from model.answers import Answer, Answers, place_of
from model.content.published import ELEMENTS
from model.content.schema import TURNS

MOST_NEXT_STEPS = 3
"""Next steps of one reflection."""

STEPS = tuple(f"next_{number}" for number in range(1, MOST_NEXT_STEPS + 1))
DAYS_OF_STEPS = tuple(f"{step}_due" for step in STEPS)
OUTCOMES_OF_STEPS = tuple(f"{step}_outcome" for step in STEPS)
"""The answers that next steps are made of: their words, their due dates as places, and what came of each."""

SHAKY = frozenset({"1", "2", "not_sure"})
"""Answers about safety that make the flow offer to stay with the base."""


@dataclass(frozen=True)
class Reflection:
    """A reflection without its answers, which are kept beside it. Times are UTC, `happened_on` is a plain date.

    `setting` is the key of the setting it was asked in, None where it was asked in none.
    """

    id: str
    owner: str
    flow: str
    content_version: str
    language: str
    happened_on: date
    venue: str | None
    session_kind: str | None
    headline: str
    relationship: str | None
    step: str
    revision: int
    started_at: datetime
    changed_at: datetime
    finished_at: datetime | None
    setting: str | None = None

    @property
    def is_draft(self) -> bool:
        """True until the person has finished it."""
        return self.finished_at is None


@dataclass(frozen=True)
class NextStep:
    """One small next step, and what came of it: `outcome` is None until asked, else done, part, not or dropped."""

    id: str
    reflection: str
    position: int
    words: str
    due: date | None
    outcome: str | None
    outcome_words: str

    @property
    def is_open(self) -> bool:
        """Whether nothing was said yet about what came of it."""
        return self.outcome is None and not self.outcome_words.strip()

    @property
    def outcome_field(self) -> str:
        """The answer of its reflection under which is kept what came of it."""
        return OUTCOMES_OF_STEPS[self.position]


@dataclass(frozen=True)
class RememberedStep(NextStep):
    """A next step as it comes back: whose it is, when it was written, the answer that says what came of it, its day.

    `set_on` is the day of the meeting it was set after, or is set for.
    """

    relationship: str | None
    written_at: datetime
    version: int
    said_at: datetime
    set_on: date


@dataclass(frozen=True)
class Earlier:
    """An answer of an earlier reflection on the same relationship, and the day it is from."""

    reflection: str
    happened_on: date
    answer: Answer


def looked_at(answers: Answers) -> tuple[str, ...]:
    """The elements that were placed, answered in another way or written about, in published order."""
    return tuple(element for element in ELEMENTS if place_of(answers, element) or _has_words(answers, element))


def _has_words(answers: Answers, element: str) -> bool:
    given = (answers.get(f"{element}.{turn}") for turn in TURNS)
    return any(answer and answer.words.strip() for answer in given)


def is_shaky(answers: Answers) -> bool:
    """Whether safety was placed low, or the person was not sure."""
    return place_of(answers, "safety") in SHAKY
