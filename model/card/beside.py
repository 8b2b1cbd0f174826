"""What somebody said on a card beside what was guessed of it: two voices, each with whose it is, never added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from model.card.card import NO_GUESS, Card, Said, SaidByQuestion
from model.content.card.schema import SKIP, CardAnswer, CardKind, CardQuestion, with_key
from model.phrases import day

HOW_ASKED = {
    "alone": "alone, on a device they were handed",
    "beside": "on a device they were handed, with the worker beside them",
    "paper": "on paper, typed in by the worker",
    "phone": "on their own phone",
}
"""How somebody was asked, by the way."""

NOT_ASKED_NOW = "A question that this card does not ask any more"
SKIPPED = "Skipped"
NO_TICK = "Nothing ticked"
NOT_GUESSED = "No guess"


@dataclass(frozen=True)
class Beside:
    """One question with both voices. `element` is the key of the one whose place stands beside, "" where none does."""

    key: str
    asked: str
    element: str
    question: CardQuestion | None
    said: Said | None
    guess: Said | None

    @property
    def said_answer(self) -> CardAnswer | None:
        """The answer of the card that was ticked, None where none was."""
        return _answer(self.question, self.said)

    @property
    def guessed_answer(self) -> CardAnswer | None:
        """The answer of the card that was guessed, None where none was."""
        return _answer(self.question, self.guess)

    @property
    def said_told(self) -> str:
        """What was ticked, in words."""
        if self.said is not None and self.said.answer == SKIP:
            return SKIPPED
        return self.said_answer.text if self.said_answer else NO_TICK

    @property
    def guess_told(self) -> str:
        """What was guessed, in words."""
        return self.guessed_answer.text if self.guessed_answer else NOT_GUESSED

    @property
    def wonder(self) -> str:
        """What a gap between the two asks, "" where there is none. It says of neither that it is right."""
        said, guessed = self.said_answer, self.guessed_answer
        if said is None or guessed is None or said.key == guessed.key:
            return ""
        return "You guessed one thing, and they said another. What may they see from where they are?"


def beside(kind: CardKind | None, said: SaidByQuestion, guesses: Mapping[str, Said]) -> list[Beside]:
    """Each question of a card in its order, then those that are not asked any more and hold something."""
    asked = kind.questions if kind else ()
    rows = [
        Beside(one.key, one.text, one.element, one, said.get(one.key), _known_guess(guesses.get(one.key)))
        for one in asked
    ]
    known = {one.key for one in asked}
    return rows + [Beside(key, NOT_ASKED_NOW, "", None, one, None) for key, one in said.items() if key not in known]


@dataclass(frozen=True)
class CardRead:
    """A card that was answered, read: both voices, and the day it was answered on."""

    card: Card
    rows: tuple[Beside, ...]
    ended_on: date


def whose_and_how(card: Card, ended_on: date) -> str:
    """Whose voice it is, how and when they were asked, in one line."""
    changed = " They changed it once since." if card.changes else ""
    return f"Their own words and ticks, {HOW_ASKED.get(card.way or '', 'asked')}, {day(ended_on)}.{changed}"


def kind_of(kinds: tuple[CardKind, ...], card: Card) -> CardKind | None:
    """The card of the content that this one asks; None where an organisation has taken it away."""
    return with_key(kinds, card.kind)


def _answer(question: CardQuestion | None, said: Said | None) -> CardAnswer | None:
    return with_key(question.answers, said.answer) if question and said else None


def _known_guess(guess: Said | None) -> Said | None:
    return None if guess is None or guess.answer == NO_GUESS else guess
