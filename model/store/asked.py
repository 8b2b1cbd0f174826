"""What whoever is asked may do with a link or four words: see what is asked, send it, change it once, take it back.

Wrong, used, old and taken-back links are all the same here: there is no card. Looking changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, select

from model.card.card import ANSWER_BACK, ENDINGS, HANDED_OVER, MOST_CHANGES, AskedCard, Card, Ending, Said
from model.keys import is_token, key_as_typed, mark_of
from model.store.card.rows import ALL, answers_of, card_by_mark, card_in, change, end, keep_said
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions, now
from model.store.database.words import cleaned
from model.store.supervision.brought import take_out_card
from model.store.tables.card import cards
from model.store.taken_back import take_back


class Asked:
    """The door for whoever answers a card. It shows nobody what was said: not even who said it."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def look(self, token: str) -> AskedCard | None:
        """The card behind a link that lives: to be answered, or with the answer back that was given since."""
        if not is_token(token):
            return None
        with self._store.reading() as connection:
            row = connection.execute(ALL.where(cards.c.link_mark == mark_of(token))).mappings().one_or_none()
            found = card_in(row) if row is not None else None
            return _shown(connection, found) if found and self._lives(connection, found) else None

    def send(self, token: str, ending: Ending, said: Mapping[str, Said]) -> str | None:
        """End a card: the four words that are theirs now, "" where nothing of it is kept; None where there is no card.

        Of two that send at once, one does. Every tab that waits for it is drawn anew. Raises `TooLong`.
        """
        kept = {question: Said(one.answer, cleaned(one.words)) for question, one in said.items() if not one.is_empty}
        if not is_token(token) or ending not in ENDINGS:
            return None
        with self._store.writing() as connection:
            found = card_by_mark(connection, cards.c.link_mark == mark_of(token))
            if found is None or not found.is_open or not self._lives(connection, found):
                return None
            end(connection, found, ending, kept, now())
            note_deletion(connection)
            if ending != "finished":
                change(connection, found.id, {"key": "", "key_mark": None})
                return ""
            key: str = connection.execute(select(cards.c.key).where(cards.c.id == found.id)).scalar_one()
            return key

    def to_be_changed(self, key: str) -> AskedCard | None:
        """The card of these four words, where it may still be changed; never what was said on it."""
        with self._store.reading() as connection:
            row = connection.execute(ALL.where(_by_key(key))).mappings().one_or_none()
            found = card_in(row) if row is not None else None
        return AskedCard(found.kind, found.language, is_handed_over=False) if found and _may_change(found) else None

    def change(self, key: str, said: Mapping[str, Said]) -> bool:
        """Put this in place of all that was said; False where no card with these words may be changed. Once a card.

        Raises `TooLong`.
        """
        kept = {question: Said(one.answer, cleaned(one.words)) for question, one in said.items() if not one.is_empty}
        with self._store.writing() as connection:
            found = card_by_mark(connection, _by_key(key))
            if found is None or not kept or not _may_change(found):
                return False
            take_out_card(connection, found.id)
            keep_said(connection, found.id, kept, now())
            change(connection, found.id, {"changes": found.changes + 1})
            note_deletion(connection)
        self._store.leave_no_trace()
        return True

    def take_back(self, key: str) -> bool:
        """Take a card back; False where nobody has these words. It is gone from every place it was shown."""
        with self._store.writing() as connection:
            found = card_by_mark(connection, _by_key(key))
            if found is None or not found.is_answered:
                return False
            take_back(connection, found.id)
        self._store.leave_no_trace()
        return True

    def _lives(self, connection: Connection, card: Card) -> bool:
        until = connection.execute(select(cards.c.link_until).where(cards.c.id == card.id)).scalar_one()
        return until is not None and now() < until and not card.is_taken_back


def _by_key(key: str) -> ColumnElement[bool]:
    return cards.c.key_mark == mark_of(key_as_typed(key))


def _may_change(card: Card) -> bool:
    return card.is_answered and card.changes < MOST_CHANGES


def _shown(connection: Connection, card: Card) -> AskedCard | None:
    """A card to be answered; once it was, only the answer back that was given."""
    is_handed_over = card.way in HANDED_OVER
    if card.is_open:
        return AskedCard(card.kind, card.language, is_handed_over)
    back = answers_of(connection, card.id).get(ANSWER_BACK) if card.given_back_on else None
    return AskedCard(card.kind, card.language, is_handed_over, back.words) if back and back.words.strip() else None
