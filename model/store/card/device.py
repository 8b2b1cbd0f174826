"""Whether this person's device is handed over for a card now: while it is, no page shows anything of theirs."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, require_write
from model.card.card import HANDED_OVER, Card
from model.store.card.rows import card_by_id
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle
from model.store.tables.reflection import store_facts
from model.store.viewer import ViewerContext

_FACT = store_facts.c.name == bindparam("the_name")
_HELD_FOR = select(store_facts.c.value).where(_FACT)
_LET_GO = store_facts.delete().where(_FACT)


class OwnDevice(Handle[ViewerContext]):
    """The card that a viewer's device is handed over for, in every tab, until they say that they have it back."""

    def card(self) -> str | None:
        """The card this person's device is handed over for, if any: meanwhile no page shows anything else."""
        with self._context.store.reading() as connection:
            found: str | None = connection.scalar(_HELD_FOR, {"the_name": self._fact()})
            return found

    def hand_over(self, card: str) -> None:
        """From now on every page of this person's is covered. Raises `NotYours`, for one that is not to be so too."""
        with self._context.store.writing() as connection:
            found = card_by_id(connection, card, held=True)
            require_write(self._context.viewer, found.owner)
            if not found.is_open or found.way not in HANDED_OVER:
                raise NotYours
            connection.execute(_LET_GO, {"the_name": self._fact()})
            connection.execute(store_facts.insert(), {"name": self._fact(), "value": card})
            note_deletion(connection)

    def have_back(self) -> None:
        """Everything can be opened again."""
        with self._context.store.writing() as connection:
            if let_go_of_device(connection, self._context.viewer.person):
                note_deletion(connection)

    def _fact(self) -> str:
        return _fact_of(self._context.viewer.person)


def is_handed_over_for(connection: Connection, card: Card) -> bool:
    """Whether the device of this card's owner is handed over for it now."""
    held_for: str | None = connection.scalar(_HELD_FOR, {"the_name": _fact_of(card.owner)})
    return held_for == card.id


def let_go_of_device(connection: Connection, person: str) -> bool:
    """Whether this person's device was handed over until now."""
    return connection.execute(_LET_GO, {"the_name": _fact_of(person)}).rowcount > 0


def _fact_of(person: str) -> str:
    return f"card of {person}"
