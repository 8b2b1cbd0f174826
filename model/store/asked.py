"""What whoever is asked may do with a link or four words: see what is asked, send it, change it once, take it back.

Wrong, used, old and taken-back links are all the same here: there is no card. Looking changes nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Select, select

from model.card.card import ANSWER_BACK, ENDINGS, HANDED_OVER, MOST_CHANGES, AskedCard, Card, Ending, Said, Sent
from model.keys import is_token, mark_of
from model.store.card.device import is_handed_over_for
from model.store.card.rows import ALL, answers_of, card_by_mark, card_in, change, end, keep_said
from model.store.card.sent_forms import note_sent, was_sent
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions, now
from model.store.database.words import cleaned
from model.store.key_marks import key_mark
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
            row = connection.execute(ALL.where(_by_link(token))).mappings().one_or_none()
            found = card_in(row) if row is not None else None
            return _shown(connection, found) if found and self._lives(connection, found) else None

    def send(self, token: str, ending: Ending, said: Mapping[str, Said], *, form: str = "") -> Sent | None:
        """End a card, from a page with the token `form`; None where there is no card.

        Of two that send at once, one does. Who sends the same form again is told the same again. Every tab that waits
        for it is drawn anew. Raises `TooLong`.
        """
        kept = {question: Said(one.answer, cleaned(one.words)) for question, one in said.items() if not one.is_empty}
        if not is_token(token) or ending not in ENDINGS:
            return None
        with self._store.writing() as connection:
            found = card_by_mark(connection, _by_link(token))
            if found is None or not self._lives(connection, found):
                return None
            if not found.is_open:
                return _sent_before(connection, found, form)
            end(connection, found, ending, kept, now())
            no_words = {} if ending == "finished" else {"key": "", "key_mark": None}
            change(connection, found.id, {"sent_mark": mark_of(form) if is_token(form) else None, **no_words})
            note_deletion(connection)
            return _sent(connection, found, ending)

    def sent_before(self, token: str, form: str) -> Sent | None:
        """What whoever sent this very form was told, as long as the link lives; nobody else has its token.

        A device that was handed over is told it until it is had back.
        """
        if not is_token(token):
            return None
        with self._store.reading() as connection:
            row = connection.execute(ALL.where(_by_link(token))).mappings().one_or_none()
            found = card_in(row) if row is not None else None
            return _sent_before(connection, found, form) if found and self._lives(connection, found) else None

    def to_be_changed(self, key: str) -> AskedCard | None:
        """The card of these four words, where it may still be changed; never what was said on it."""
        with self._store.reading() as connection:
            found = [one for one in _of_words(connection, ALL, key) if _may_change(one)]
        return AskedCard(found[0].kind, found[0].language, is_handed_over=False) if found else None

    def change(self, key: str, said: Mapping[str, Said], *, form: str = "") -> bool:
        """Put this in place of all that was said; False where no card with these words may be changed. Once a card.

        True as well where the very same `form` did it before. Raises `TooLong`.
        """
        kept = {question: Said(one.answer, cleaned(one.words)) for question, one in said.items() if not one.is_empty}
        with self._store.writing() as connection:
            found = [one for one in _of_words(connection, ALL.with_for_update(), key) if _may_change(one)]
            if not found or not kept:
                return was_sent(connection, "changed", form)
            note_sent(connection, "changed", form)
            for one in found:
                take_out_card(connection, one.id)
                keep_said(connection, one.id, kept, now())
                change(connection, one.id, {"changes": one.changes + 1})
            note_deletion(connection)
        self._store.leave_no_trace()
        return True

    def changed_before(self, form: str) -> bool:
        """Whether this very form changed a card a while ago."""
        with self._store.reading() as connection:
            return was_sent(connection, "changed", form)

    def take_back(self, key: str, *, form: str = "") -> bool:
        """Take a card back; False where nobody has these words. It is gone from every place it was shown.

        True as well where the very same `form` did it before.
        """
        with self._store.writing() as connection:
            found = [one for one in _of_words(connection, ALL.with_for_update(), key) if one.is_answered]
            if not found:
                return was_sent(connection, "taken back", form)
            note_sent(connection, "taken back", form)
            for one in found:
                take_back(connection, one.id)
        self._store.leave_no_trace()
        return True

    def _lives(self, connection: Connection, card: Card) -> bool:
        until = connection.execute(select(cards.c.link_until).where(cards.c.id == card.id)).scalar_one()
        return until is not None and now() < until and not card.is_taken_back


def _by_link(token: str) -> ColumnElement[bool]:
    return cards.c.link_mark == mark_of(token)


def _of_words(connection: Connection, which: Select[tuple[object, ...]], key: str) -> list[Card]:
    """The card of these four words; two where a file with it was taken in by somebody else as well."""
    rows = connection.execute(which.where(cards.c.key_mark == key_mark(connection, key))).mappings()
    return [card_in(row) for row in rows]


def _may_change(card: Card) -> bool:
    return card.is_answered and card.changes < MOST_CHANGES


def _sent(connection: Connection, card: Card, ending: Ending) -> Sent:
    key: str = connection.execute(select(cards.c.key).where(cards.c.id == card.id)).scalar_one()
    return Sent(ending, key, card.way in HANDED_OVER)


def _sent_before(connection: Connection, card: Card, form: str) -> Sent | None:
    kept = connection.execute(select(cards.c.sent_mark).where(cards.c.id == card.id)).scalar_one()
    ending = next((one for one in ENDINGS if one == card.ending), None)
    is_theirs = is_token(form) and hmac.compare_digest(kept or "", mark_of(form))
    if ending is None or not is_theirs or (card.way in HANDED_OVER and not is_handed_over_for(connection, card)):
        return None
    return _sent(connection, card, ending)


def _shown(connection: Connection, card: Card) -> AskedCard | None:
    """A card to be answered; once it was, only the answer back that was given."""
    is_handed_over = card.way in HANDED_OVER
    if card.is_open:
        return AskedCard(card.kind, card.language, is_handed_over)
    back = answers_of(connection, card.id).get(ANSWER_BACK) if card.given_back_on else None
    return AskedCard(card.kind, card.language, is_handed_over, back.words) if back and back.words.strip() else None
