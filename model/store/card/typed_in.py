"""What is typed in from a card on paper: kept as it is typed, until all of it is kept as what was said."""

from __future__ import annotations

from sqlalchemy import Connection

from model.access import NotYours, require_read, require_write
from model.answers import Answer, Saved
from model.card.card import TYPED, Card
from model.store.card.rows import answers_of, card_by_id
from model.store.card.written import Written, keep_written
from model.store.database.words import cleaned


class OwnTypedIn(Written):
    """What a viewer types in from paper. Nobody's voice is read from it before it is kept as a whole."""

    def of(self, card: str) -> dict[str, Answer]:
        """What is typed in so far, by field. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, card_by_id(connection, card).owner)
            return {field: one for field, one in answers_of(connection, card).items() if field.startswith(TYPED)}

    def save(self, card: str, field: str, *, words: str, place: str | None, tab: str, base_version: int) -> Saved:
        """Keep one answer, on disk when this returns, as `OwnAnswers.save` does. Raises `NotYours`, `TooLong`."""
        words, field, tab = cleaned(words), cleaned(field), cleaned(tab)
        with self._context.store.writing() as connection:
            self._hold(connection, card)
            if not field.startswith(TYPED):
                raise NotYours
            return keep_written(connection, card, field, words, place, tab=tab, base_version=base_version)

    def _hold(self, connection: Connection, card: str) -> Card:
        """Hold a card on paper that is still open. Raises `NotYours`."""
        found = card_by_id(connection, card, held=True)
        require_write(self._context.viewer, found.owner)
        if not found.is_open or found.way != "paper":
            raise NotYours
        return found
