"""Connections to PostgreSQL: how long they wait for others, and whether one that has rested is still there."""

from __future__ import annotations

import time
from functools import partial
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

RESTS_UNASKED = 1.0
"""Seconds that a connection may have rested and is used again without asking whether it is there, if it is quiet."""

_RESTS_SINCE = "rests since"


def make_ready(engine: Engine, patience: float) -> None:
    """Have each connection wait for a lock no longer than so many seconds, and be asked after a rest if it is there.

    SQLAlchemy's own `pool_pre_ping` asks each time it is used, which is a way to the server and back before each read.
    Where the server has closed it, its end has come along the line, so that one is asked at once.
    """
    event.listen(engine, "connect", partial(_be_patient, patience))
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", partial(_require_alive, engine))


def _be_patient(patience: float, connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout TO {patience * 1000:.0f}")
    connection.commit()


def _note_rest(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_RESTS_SINCE] = time.monotonic()


def _require_alive(engine: Engine, connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    rested = time.monotonic() - record.info.get(_RESTS_SINCE, time.monotonic())
    if rested <= RESTS_UNASKED and not _has_come(connection):
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error:
        raise InvalidatePoolError from None


def _has_come(connection: Any) -> bool:
    """Whether anything has come from the server that nobody has read: the end of the connection, if nothing else."""
    with DefaultSelector() as line:
        line.register(connection, EVENT_READ)
        return bool(line.select(0))
