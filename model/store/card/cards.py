"""A practitioner's cards: guessed on, opened for somebody, and read once they are sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, or_, select

from model.access import NotYours, require_read, require_write
from model.answers import Answer
from model.card.card import LINK_LIVES, WAYS, AlreadyAsked, Card, Said, SaidByQuestion, Way
from model.keys import mark_of, new_key, new_token
from model.store.card.rows import (
    ALL,
    GUESS,
    SAID,
    answers_of,
    card_by_id,
    card_in,
    change,
    end,
    require_answered,
    said_in,
)
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.key_marks import key_columns
from model.store.tables.card import card_answers, cards
from model.store.tables.reflection import reflections
from model.store.viewer import ViewerContext

MOST_CARDS = 30
"""How many of the newest cards are read at once."""

_NEWEST = (cards.c.begun_on.desc(), cards.c.id)
_OF_REFLECTION = ALL.where(cards.c.reflection == bindparam("the_id")).order_by(*_NEWEST).limit(MOST_CARDS)
_OF_RELATIONSHIP = (
    ALL.where(
        or_(
            cards.c.relationship == bindparam("the_id"),
            cards.c.reflection.in_(select(reflections.c.id).where(reflections.c.relationship == bindparam("the_id"))),
        )
    )
    .order_by(*_NEWEST)
    .limit(MOST_CARDS)
)


class Opened(NamedTuple):
    """A card that somebody may answer now: the token of its link, and the four words that will be theirs."""

    token: str
    key: str


class OwnCards(Handle[ViewerContext]):
    """A viewer's cards. What was said is read here only once it was sent, and until it is taken back."""

    def begin(
        self,
        kind: str,
        content_version: str,
        language: str,
        day: date,
        *,
        relationship: str | None = None,
        reflection: str | None = None,
    ) -> Card:
        """Begin a card about a relationship or about a reflection, one of the two. Raises `NotYours`, ValueError."""
        if (relationship is None) == (reflection is None):
            raise ValueError("A card is about a relationship or about a reflection.")
        owner = self._context.viewer.person
        made = Card(new_id(), owner, relationship, reflection, cleaned(kind), content_version, language, day)
        with self._context.store.writing() as connection:
            self._context.require_relationship(connection, relationship)
            if reflection is not None:
                self._context.hold(connection, reflection)
            connection.execute(cards.insert(), vars(made) | {"key": ""})
        return made

    def get(self, card: str) -> Card:
        """One card, without what is on it. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            found = card_by_id(connection, card)
            require_read(self._context.viewer, found.owner)
            return found

    def of_reflection(self, reflection: str) -> list[Card]:
        """The newest cards about a reflection. Raises `NotYours`."""
        with self._context.reading(reflection) as connection:
            return [card_in(row) for row in connection.execute(_OF_REFLECTION, {"the_id": reflection}).mappings()]

    def of_relationship(self, relationship: str) -> list[Card]:
        """The newest cards about a relationship, or about a reflection in it. Raises `NotYours`."""
        with self._context.reading_relationship(relationship) as connection:
            return [card_in(row) for row in connection.execute(_OF_RELATIONSHIP, {"the_id": relationship}).mappings()]

    def guess(self, card: str, question: str, answer: str | None) -> None:
        """Keep what the viewer guesses will be said; None takes it back. Raises `NotYours`, `AlreadyAsked`."""
        field, moment = f"{GUESS}{cleaned(question)}", now()
        with self._context.store.writing() as connection:
            self._still_guessed(connection, card)
            connection.execute(card_answers.delete().where(card_answers.c.card == card, card_answers.c.field == field))
            if answer is not None:
                one = Answer(field, "", cleaned(answer), 1, moment, "")
                connection.execute(card_answers.insert(), vars(one) | {"card": card})

    def guesses(self, card: str) -> dict[str, Said]:
        """What the viewer guessed, by question. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, card_by_id(connection, card).owner)
            return said_in(answers_of(connection, card), GUESS)

    def open(self, card: str, way: Way, key_words: Sequence[str], *, lives: timedelta = LINK_LIVES) -> Opened:
        """Ask somebody in this way: from now on nothing is guessed. Raises `NotYours`, `AlreadyAsked`, ValueError."""
        if way not in WAYS:
            raise ValueError(f"There is no such way: {way}")
        opened, moment = Opened(new_token(), new_key(key_words)), now()
        with self._context.store.writing() as connection:
            self._still_guessed(connection, card)
            is_linked = way != "paper"
            link = {"link_mark": mark_of(opened.token), "link_until": moment + lives} if is_linked else {}
            change(connection, card, {"way": way, "opened_at": moment, **link, **key_columns(connection, opened.key)})
        return opened

    def link_again(self, card: str, *, lives: timedelta = LINK_LIVES) -> str:
        """Another link to a card that is still open; the one before leads nowhere now. Raises `NotYours`."""
        token, moment = new_token(), now()
        with self._context.store.writing() as connection:
            found = self._mine(connection, card)
            if not found.is_open or found.way == "paper":
                raise NotYours
            change(connection, card, {"link_mark": mark_of(token), "link_until": moment + lives})
        return token

    def key(self, card: str) -> str:
        """The four words of a card on paper that is still open, to be printed on it. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            found = card_by_id(connection, card)
            require_read(self._context.viewer, found.owner)
            if not found.is_open or found.way != "paper":
                raise NotYours
            key: str = connection.execute(select(cards.c.key).where(cards.c.id == card)).scalar_one()
            return key

    def type_in(self, card: str, said: SaidByQuestion) -> Card:
        """Keep what was said on paper, typed in by the viewer; nothing at all means it was not filled in.

        Raises `NotYours`, `TooLong`.
        """
        kept = {question: Said(one.answer, cleaned(one.words)) for question, one in said.items() if not one.is_empty}
        with self._context.store.writing() as connection:
            found = self._mine(connection, card)
            if not found.is_open or found.way != "paper":
                raise NotYours
            end(connection, found, "finished" if kept else "not_now", kept, now())
            return card_by_id(connection, card)

    def call_off(self, card: str) -> Card:
        """Ask no more: the link leads nowhere, and what was asked ends as not now. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            found = self._mine(connection, card)
            if not found.is_open:
                raise NotYours
            end(connection, found, "not_now", {}, now())
            return change(connection, card, {"link_mark": None, "link_until": None, "key": "", "key_mark": None})

    def said(self, card: str) -> dict[str, Said]:
        """What was said, by question. Raises `NotYours`, also for what was not sent yet or is taken back."""
        with self._context.store.reading() as connection:
            require_answered(self._context.viewer, connection, card)
            return said_in(answers_of(connection, card), SAID)

    def _mine(self, connection: Connection, card: str) -> Card:
        """Hold a card until the transaction ends. Raises `NotYours`."""
        found = card_by_id(connection, card, held=True)
        require_write(self._context.viewer, found.owner)
        return found

    def _still_guessed(self, connection: Connection, card: str) -> None:
        if not self._mine(connection, card).is_guessed_now:
            raise AlreadyAsked
