"""Connections to PostgreSQL: how long they wait for others, and whether one that has rested is still there."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

RESTS_UNASKED = 1.0
"""Seconds that a connection may have rested and is used again without asking whether it is there."""

_RESTS_SINCE = "rests since"


def make_ready(engine: Engine, patience: float) -> None:
    """Have each connection wait for a lock no longer than so many seconds, and be asked for after a rest.

    SQLAlchemy's own `pool_pre_ping` asks each time it is used, which is a way to the server and back before each read.
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
    if rested <= RESTS_UNASKED:
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error:
        raise InvalidatePoolError from None
