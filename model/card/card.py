"""A card as it is kept: what the practitioner guessed, what somebody said on it and how, and the answer back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

Way = Literal["alone", "beside", "paper", "phone"]
"""How somebody was asked: on the practitioner's device, alone or with them beside; on paper; on their own phone."""

WAYS: tuple[Way, ...] = get_args(Way)
HANDED_OVER: tuple[Way, ...] = ("alone", "beside")

Ending = Literal["finished", "stopped", "not_now"]
"""How it ended: something was said, or nothing of it was kept."""

ENDINGS: tuple[Ending, ...] = get_args(Ending)

NO_GUESS = "no_guess"
"""What stands for a guess where the practitioner would rather not."""

ANSWER_BACK = "answer_back"
"""The field that holds what the practitioner did with what was said, in their words."""

ANSWER_BACK_DAY = "answer_back_day"
"""The field under which the day it is due is typed."""

FIELDS_OF_CARDS = frozenset({ANSWER_BACK, ANSWER_BACK_DAY})

TYPED = "typed."
"""How the fields begin that hold what is typed in from paper, until all of it is kept as what was said."""

LINK_LIVES = timedelta(days=1)
ANSWER_BACK_AFTER = timedelta(days=7)
"""When an answer back is due where no other day is named."""

MOST_CHANGES = 1
MOST_SAID = 1000
"""Characters of what is said under one question, beside the tick."""


@dataclass(frozen=True)
class Said:
    """What was given under one question: the key of an answer, or None; and words of one's own, or none."""

    answer: str | None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return self.answer is None and not self.words.strip()


SaidByQuestion = Mapping[str, Said]


@dataclass(frozen=True)
class Card:
    """A card of a practitioner's. It is about a relationship, or about one reflection.

    `kind` is the key of the card in the content. Nothing but the row is left of one that was taken back.
    """

    id: str
    owner: str
    relationship: str | None
    reflection: str | None
    kind: str
    content_version: str
    language: str
    begun_on: date
    way: str | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    ending: str | None = None
    changes: int = 0
    answer_back_day: date | None = None
    given_back_on: date | None = None
    taken_back_at: datetime | None = None

    @property
    def is_guessed_now(self) -> bool:
        """While the practitioner may still guess: before anybody is asked."""
        return self.opened_at is None and not self.is_taken_back

    @property
    def is_open(self) -> bool:
        """Whether somebody is asked now."""
        return self.opened_at is not None and self.ended_at is None and not self.is_taken_back

    @property
    def is_answered(self) -> bool:
        """Whether something was said on it that the practitioner may read."""
        return self.ending == "finished" and not self.is_taken_back

    @property
    def is_taken_back(self) -> bool:
        """Whether what was said was taken back."""
        return self.taken_back_at is not None


@dataclass(frozen=True)
class AskedCard:
    """A card as whoever is asked sees it: which questions, and later the answer back; never what they said."""

    kind: str
    language: str
    is_handed_over: bool
    answer_back: str = ""


@dataclass(frozen=True)
class Sent:
    """A card as whoever sent it is told: how it ended, and the four words that are theirs, "" where nothing is kept."""

    ending: Ending
    key: str
    is_handed_over: bool


class AlreadyAsked(Exception):
    """Raised for a guess, or for opening a card, when somebody was asked already."""

    def __init__(self) -> None:
        super().__init__("This card was opened already. A guess is made before it is opened, and never after.")
