"""A reflection: what it knows of itself, its answers, and the way through it.

Answers live under field names: `safety.what` is the words for that turn of an element (its `place` names the prompt
that was asked), `safety.place` the place on its scale, `stay` whether the person stays with the base, a choose step's
key the elements chosen there (comma-separated), a words step's key its words, `headline` the meeting in one line,
`picks` the elements picked at the end, and `next_1` the words of the first next step with `next_1_due` its date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

PLACES = ("1", "2", "3", "4", "5")
OTHERS = ("not_in_play", "not_sure", "skip")
MOST_WORDS = 200_000
"""The longest single answer kept, in characters: far beyond any reflection, and a bound on what one paste can cost."""

SHAKY = frozenset({"1", "2", "not_sure"})
"""Answers about safety that make the flow offer to stay with the base."""


@dataclass(frozen=True)
class Reflection:
    """The envelope of a reflection; its answers are kept beside it. Times are UTC, `happened_on` is a plain date."""

    id: str
    owner: str
    flow: str
    content_version: str
    language: str
    happened_on: date
    setting: str | None
    meeting: str | None
    headline: str
    relationship: str | None
    step: str
    revision: int
    started_at: datetime
    changed_at: datetime
    finished_at: datetime | None

    @property
    def is_draft(self) -> bool:
        """True until the person has finished it."""
        return self.finished_at is None


@dataclass(frozen=True)
class Answer:
    """One field's answer: words, or a place (or choice), or both empty when cleared. `tab` says which tab saved it."""

    field: str
    words: str
    place: str | None
    version: int
    saved_at: datetime
    tab: str


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Saved:
    """What came of saving: the answer as kept, the reflection's new revision, and another tab's answer it replaced."""

    answer: Answer
    revision: int
    replaced: Answer | None


@dataclass(frozen=True)
class Relationship:
    """A relationship under the person's own pseudonym."""

    id: str
    owner: str
    pseudonym: str


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


OUTCOMES = ("done", "part", "not", "dropped")


def place_of(answers: Answers, element: str) -> str | None:
    """The place or other answer given for an element, or None where none was given."""
    answer = answers.get(f"{element}.place")
    return answer.place if answer else None


def chosen_in(answers: Answers, field: str) -> tuple[str, ...]:
    """The element keys chosen under a choose step or as picks, in the order they were chosen."""
    answer = answers.get(field)
    return tuple(key for key in (answer.place or "").split(",") if key) if answer else ()


def is_shaky(answers: Answers) -> bool:
    """Whether safety was placed low, or the person was not sure."""
    return place_of(answers, "safety") in SHAKY
