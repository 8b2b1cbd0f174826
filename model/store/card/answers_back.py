"""The answer back: what a practitioner did with what was said, kept as it is typed, and due like a next step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam

from model.access import NotYours, require_read
from model.answers import Answer, Saved
from model.card.card import ANSWER_BACK, Card
from model.store.card.rows import ALL, answers_of, card_by_id, card_in, change, require_answered
from model.store.card.written import Written, keep_written
from model.store.database.words import cleaned
from model.store.tables.card import cards

MOST_WAITING = 30
"""How many that are due are read at once."""

_WAITING = (
    ALL.where(cards.c.owner == bindparam("the_owner"), cards.c.ending == "finished")
    .where(cards.c.given_back_on.is_(None), cards.c.answer_back_day <= bindparam("day"))
    .order_by(cards.c.answer_back_day, cards.c.id)
    .limit(MOST_WAITING)
)


class OwnAnswersBack(Written):
    """A viewer's answers back to what was said on their cards."""

    def waiting(self, day: date) -> list[Card]:
        """Cards whose answer back is due on this day, or was before it, the oldest first."""
        asked = {"the_owner": self._context.viewer.person, "day": day}
        with self._context.store.reading() as connection:
            return [card_in(row) for row in connection.execute(_WAITING, asked).mappings()]

    def get(self, card: str) -> Answer | None:
        """What the viewer did with what was said, as far as it is written. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, card_by_id(connection, card).owner)
            return answers_of(connection, card).get(ANSWER_BACK)

    def save(self, card: str, field: str, *, words: str, place: str | None, tab: str, base_version: int) -> Saved:
        """Keep the answer back, on disk when this returns, as `OwnAnswers.save` does. Raises `NotYours`, `TooLong`."""
        words, tab = cleaned(words), cleaned(tab)
        with self._context.store.writing() as connection:
            require_answered(self._context.viewer, connection, card, held=True)
            if field != ANSWER_BACK or place:
                raise NotYours
            return keep_written(connection, card, field, words, None, tab=tab, base_version=base_version)

    def answer_by(self, card: str, day: date) -> Card:
        """Say by which day the answer back is due. Raises `NotYours`."""
        return self._change_answered(card, {"answer_back_day": day})

    def give_back(self, card: str, day: date | None) -> Card:
        """Say on which day the answer back was given; None takes that back. Raises `NotYours`."""
        return self._change_answered(card, {"given_back_on": day})

    def _change_answered(self, card: str, news: Mapping[str, object]) -> Card:
        with self._context.store.writing() as connection:
            require_answered(self._context.viewer, connection, card, held=True)
            return change(connection, card, news)
