"""Taking a card back: what was said on it goes from every place it was shown, in every room of the store at once."""

from __future__ import annotations

from sqlalchemy import Connection

from model.store.card.rows import empty
from model.store.database.transactions import now
from model.store.supervision.brought import take_out_card


def take_back(connection: Connection, card: str) -> None:
    """Leave of a card that is held that it was taken back; open meetings it was brought to lose what was brought."""
    take_out_card(connection, card)
    empty(connection, card, now())
