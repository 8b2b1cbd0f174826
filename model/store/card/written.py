"""What a practitioner writes on a card of theirs: kept as it is typed, with what another tab wrote over."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from model.access import require_read, require_write
from model.answers import Answer, Saved
from model.store.card.rows import answers_of, card_by_id
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, now
from model.store.tables.card import card_answers, replaced_card_answers
from model.store.viewer import ViewerContext

_REPLACED_OF = replaced_card_answers.c.card == bindparam("the_id")
_REPLACED = (
    select(*columns_of(replaced_card_answers, Answer))
    .where(_REPLACED_OF)
    .order_by(replaced_card_answers.c.saved_at, replaced_card_answers.c.version)
)
_SEEN = replaced_card_answers.delete().where(
    _REPLACED_OF,
    replaced_card_answers.c.field == bindparam("the_field"),
    replaced_card_answers.c.version == bindparam("the_version"),
)


class Written(Handle[ViewerContext]):
    """Answers of a viewer's own on their cards, and words of theirs that were written over."""

    def replaced(self, card: str) -> list[Answer]:
        """Words that another tab wrote over and the person has not seen yet, oldest first. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, card_by_id(connection, card).owner)
            return [Answer(**row) for row in connection.execute(_REPLACED, {"the_id": card}).mappings()]

    def seen_replaced(self, card: str, shown: Iterable[Answer]) -> None:
        """Forget those replaced words that were `shown` to the person. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            require_write(self._context.viewer, card_by_id(connection, card, held=True).owner)
            for one in shown:
                asked = {"the_id": card, "the_field": one.field, "the_version": one.version}
                connection.execute(_SEEN, asked)


def keep_written(
    connection: Connection, card: str, field: str, words: str, place: str | None, *, tab: str, base_version: int
) -> Saved:
    """Keep an answer on a card that is held; what another tab had kept since `base_version` is kept beside it."""
    before = answers_of(connection, card).get(field) or Answer(field, "", None, 0, now(), tab)
    if (before.words, before.place) == (words, place):
        return Saved(before, before.version, None)
    after = Answer(field, words, place, before.version + 1, now(), tab)
    connection.execute(card_answers.delete().where(card_answers.c.card == card, card_answers.c.field == field))
    connection.execute(card_answers.insert(), vars(after) | {"card": card})
    is_replaced = before.version != base_version and before.tab != tab and bool(before.words)
    if is_replaced:
        connection.execute(replaced_card_answers.insert(), vars(before) | {"card": card})
    return Saved(after, after.version, before if is_replaced else None)
