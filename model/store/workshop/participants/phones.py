"""Phones that are in a room, known by their token. Whoever asks is here: written seldom, and for many at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, bindparam, select

from model.keys import is_token, mark_of
from model.store.database.transactions import Transactions, now
from model.store.tables.workshop import room_people, room_phones, rooms
from model.store.workshop.room_rows import ROOM, room_of
from model.workshop.room import Phone, Room, code_as_typed

SEEN_EVERY = timedelta(seconds=20)
"""How old the moment a person was last here gets before it is written again."""

WRITTEN_TOGETHER = 2.0
"""Seconds after a writing for which others who are here wait, so that a room of phones is one transaction."""

_SEEN = room_people.update().where(room_people.c.id == bindparam("the_person")).values(seen_at=bindparam("moment"))


class Presence:
    """Who is here."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._waiting: dict[str, datetime] = {}
        self._write_from = 0.0
        self._one_by_one = threading.Lock()

    def is_here(self, person: str, seen_at: datetime) -> None:
        """Note that a person is here, where that was not written lately; now, or with those who come next."""
        moment = now()
        if moment - seen_at < SEEN_EVERY:
            return
        with self._one_by_one:
            self._waiting[person] = moment
            if time.monotonic() < self._write_from:
                return
            self._write_from = time.monotonic() + WRITTEN_TOGETHER
            here, self._waiting = self._waiting, {}
        with self._store.writing() as connection:
            rows = [{"the_person": one, "moment": at} for one, at in sorted(here.items())]
            connection.execute(_SEEN, rows)


_PHONES = (
    select(*ROOM, room_people.c.id.label("person"), room_people.c.key, room_people.c.seen_at, room_phones.c.mark)
    .join_from(room_phones, rooms, rooms.c.id == room_phones.c.room)
    .join(room_people, room_people.c.id == room_phones.c.person)
    .where(room_phones.c.mark.in_(bindparam("marks", expanding=True)), rooms.c.ended_at.is_(None))
)


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
