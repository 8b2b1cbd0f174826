"""When people were last here: written seldom, and for many at once."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta

from sqlalchemy import bindparam

from model.store.database.transactions import Transactions, now
from model.store.tables.workshop import room_people
from model.store.workshop.participant import FloorPart

SEEN_EVERY = timedelta(seconds=20)
"""How old the moment a person was last here gets before it is written again."""

WRITTEN_TOGETHER = 2.0
"""Seconds after a writing for which others who are here wait, so that a room of phones is one transaction."""

_SEEN = room_people.update().where(room_people.c.id == bindparam("the_person")).values(seen_at=bindparam("moment"))


class FloorHere(FloorPart):
    """Who is here."""

    def __init__(self, store: Transactions) -> None:
        super().__init__(store)
        self._waiting: dict[str, datetime] = {}
        self._write_from = 0.0
        self._one_by_one = threading.Lock()

    def _is_here(self, person: str, seen_at: datetime) -> None:
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
