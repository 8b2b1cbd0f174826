"""What a deletion leaves behind in the files, wiped out at once or as soon as no other program is in the way.

SQLite keeps old pages in its log until that is emptied, which nobody may be reading from meanwhile. PostgreSQL keeps
deleted rows until they are vacuumed, which no older snapshot may still see. So there are a few short tries, between
which everybody else goes on, and then more from a thread of its own.
"""

from __future__ import annotations

import threading
import time
from contextlib import closing, suppress
from typing import Any

from sqlalchemy import Table, text

from model.store.database.columns import metadata
from model.store.database.engine import Database, waiting_at_most
from model.store.database.faults import StoreFault, faults_told

TRIES, PAUSE = 10, 0.1
"""How often it is tried while the person waits, and the seconds between."""

SHORT = 0.05
"""Seconds that one try may keep others from writing."""

AGAIN_SQLITE, AGAIN_POSTGRESQL = 0.5, 10.0
"""Seconds between the tries after that: emptying a log costs nothing, a vacuum looks at every table."""

_TABLES = [table.name for table in metadata.sorted_tables]
_NEWEST = text("SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS xid) AS text)")
_IS_VACUUMED = text(
    "WITH ours AS (SELECT oid, reltoastrelid, relfrozenxid FROM pg_class WHERE oid = ANY(CAST(:tables AS regclass[]))) "
    "SELECT max(age(relfrozenxid)) <= age(CAST(CAST(:deleted AS text) AS xid)) FROM "
    "(SELECT relfrozenxid FROM ours UNION ALL SELECT pg_class.relfrozenxid FROM ours JOIN pg_class "
    "ON pg_class.oid = ours.reltoastrelid) AS held"
)
"""Whether every row that was deleted before the transaction `deleted` is away, with nobody left who could see it."""


class Traces:
    """The traces of deletions in one database."""

    def __init__(self, database: Database, writers: threading.Lock) -> None:
        self._database = database
        self._writers = writers
        self._rewrite = False
        self._deleted: str | None = None
        self._left = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def wipe(self, *, rewrite: bool) -> bool:
        """Wipe out what deletions have left so far, with `rewrite` the whole file. False where that has to wait."""
        with self._writers:  # no try is under way that began before this deletion
            self._rewrite |= rewrite
            self._deleted = None
        if self._tried():
            return True
        self._go_on_later()
        return False

    def close(self) -> None:
        """Try once more where a trace is left, and stop trying."""
        self._closed.set()
        if self._thread is not None:
            self._left.set()
            self._thread.join()
            self._wiped()

    def _tried(self) -> bool:
        for _ in range(TRIES):
            if self._wiped():
                return True
            time.sleep(PAUSE)
        return False

    def _go_on_later(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._go_on, name="wiping", daemon=True)
                self._thread.start()
        self._left.set()

    def _go_on(self) -> None:
        again = AGAIN_SQLITE if self._database.is_sqlite else AGAIN_POSTGRESQL
        while self._left.wait() and not self._closed.wait(again):
            self._left.clear()
            if not self._wiped():
                self._left.set()

    def _wiped(self) -> bool:
        """One try."""
        try:
            with faults_told(self._database.where):
                return self._emptied_log() if self._database.is_sqlite else self._vacuumed()
        except StoreFault:
            return False

    def _emptied_log(self) -> bool:
        with self._writers, closing(self._database.engine.raw_connection()) as connection:
            driver: Any = connection.driver_connection
            with waiting_at_most(driver, SHORT):
                if self._rewrite:
                    driver.execute("VACUUM")
                    self._rewrite = False
                is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    def _vacuumed(self) -> bool:
        with self._writers, self._database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.detach()  # it is closed afterwards, and its settings with it
            connection.execute(text(f"SET lock_timeout TO {SHORT * 1000:.0f}"))
            self._deleted = self._deleted or connection.scalar(_NEWEST)
            how = "FULL, FREEZE" if self._rewrite else "FREEZE"
            connection.execute(text(f"VACUUM ({how}) {', '.join(_TABLES)}"))
            is_done = bool(connection.scalar(_IS_VACUUMED, {"tables": _TABLES, "deleted": self._deleted}))
            self._rewrite &= not is_done  # rows that somebody could still see were copied along
            return is_done


def wipe_once(database: Database, table: Table) -> None:
    """Wipe what was deleted from one table out of the files, where nobody stands in the way; if not, it stays there."""
    with suppress(StoreFault), faults_told(database.where):
        if database.is_sqlite:
            with closing(database.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.execute(text(f"VACUUM FULL {table.fullname}"))
