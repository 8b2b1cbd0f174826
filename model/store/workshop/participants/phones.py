"""Phones that are in a room, known by their token. Whoever asks is here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import RowMapping, bindparam, select

from model.store.database.transactions import Transactions
from model.store.tables.workshop import room_people, room_phones, rooms
from model.store.workshop.participants.presence import Presence
from model.store.workshop.room_rows import ROOM, room_of
from model.workshop.room import Phone, Room, code_as_typed, is_token

_PHONES = (
    select(*ROOM, room_people.c.id.label("person"), room_people.c.key, room_people.c.seen_at, room_phones.c.mark)
    .join_from(room_phones, rooms, rooms.c.id == room_phones.c.room)
    .join(room_people, room_people.c.id == room_phones.c.person)
    .where(room_phones.c.mark.in_(bindparam("marks", expanding=True)), rooms.c.ended_at.is_(None))
)


def mark_of(token: str) -> str:
    """How a phone's token is kept, so that who reads the store cannot play the phone."""
    return hashlib.sha256(token.encode()).hexdigest()


class Phones:
    """Phones by their code and token."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._presence = Presence(store)

    def get(self, code: str, token: str) -> Phone | None:
        """The phone with this token in the open room with this code, whose person is here now; None for no such."""
        return self.get_all([(code, token)])[0]

    def get_all(self, asked: Sequence[tuple[str, str]]) -> list[Phone | None]:
        """The same for many phones, by code and token, in one look."""
        marks = [(code_as_typed(code), mark_of(token) if is_token(token) else "") for code, token in asked]
        with self._store.reading() as connection:
            rows = connection.execute(_PHONES, {"marks": sorted({mark for _, mark in marks})}).mappings().all()
        known = {(row["code"], row["mark"]): row for row in rows}
        rooms_of_phones = {id_: room_of(row) for id_, row in {row["id"]: row for row in rows}.items()}
        return [self._here(known.get(mark), rooms_of_phones) for mark in marks]

    def _here(self, row: RowMapping | None, rooms_of_phones: dict[str, Room]) -> Phone | None:
        if row is None:
            return None
        self._presence.is_here(row["person"], row["seen_at"])
        return Phone(rooms_of_phones[row["id"]], row["person"], row["key"])
