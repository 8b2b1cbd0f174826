"""The answer back: what a practitioner did with what was said, kept as it is typed, and due like a next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import bindparam, select

from model.access import require_read, require_write
from model.answers import Answer, Saved
from model.card.card import ANSWER_BACK, Card
from model.store.card.rows import ALL, answers_of, card_by_id, card_in, change, require_answered
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.tables.card import card_answers, cards, replaced_card_answers
from model.store.viewer import ViewerContext

MOST_WAITING = 30
"""How many that are due are read at once."""

_WAITING = (
    ALL.where(cards.c.owner == bindparam("the_owner"), cards.c.ending == "finished")
    .where(cards.c.given_back_on.is_(None), cards.c.answer_back_day <= bindparam("day"))
    .order_by(cards.c.answer_back_day, cards.c.id)
    .limit(MOST_WAITING)
)
_REPLACED_OF = replaced_card_answers.c.card == bindparam("the_id")
_REPLACED = (
    select(*columns_of(replaced_card_answers, Answer))
    .where(_REPLACED_OF)
    .order_by(replaced_card_answers.c.saved_at, replaced_card_answers.c.version)
)
_SEEN = replaced_card_answers.delete().where(_REPLACED_OF, replaced_card_answers.c.version == bindparam("the_version"))


class OwnAnswersBack(Handle[ViewerContext]):
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
        words, tab, moment = cleaned(words), cleaned(tab), now()
        with self._context.store.writing() as connection:
            require_answered(self._context.viewer, connection, card, held=True)
            before = answers_of(connection, card).get(ANSWER_BACK)
            if field != ANSWER_BACK or (before and before.words == words and not place):
                return Saved(before or Answer(field, "", None, 0, moment, tab), before.version if before else 0, None)
            after = Answer(ANSWER_BACK, words, None, before.version + 1 if before else 1, moment, tab)
            this = card_answers.delete().where(card_answers.c.card == card, card_answers.c.field == ANSWER_BACK)
            connection.execute(this)
            connection.execute(card_answers.insert(), vars(after) | {"card": card})
            is_replaced = before is not None and before.version != base_version and before.tab != tab
            replaced = before if before is not None and is_replaced and before.words else None
            if replaced is not None:
                connection.execute(replaced_card_answers.insert(), vars(replaced) | {"card": card})
            return Saved(after, after.version, replaced)

    def replaced(self, card: str) -> list[Answer]:
        """Words that another tab wrote over and the person has not seen yet, oldest first. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, card_by_id(connection, card).owner)
            return [Answer(**row) for row in connection.execute(_REPLACED, {"the_id": card}).mappings()]

    def seen_replaced(self, card: str, shown: Iterable[Answer]) -> None:
        """Forget those replaced words that were `shown` to the person. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            require_write(self._context.viewer, card_by_id(connection, card, held=True).owner)
            for answer in shown:
                connection.execute(_SEEN, {"the_id": card, "the_version": answer.version})

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
