"""The store: one open database with four doors.

`seen_by` leads to what is a person's own, `meetings_of` to supervision, `workshops` to those a trainer opened, and
`participants` to what the phones in them may see.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, bindparam, false, select
from sqlalchemy.exc import SQLAlchemyError

from model.access import Viewer
from model.store.database import cipher
from model.store.database.engine import Database, connect
from model.store.database.faults import KeyMissing, StoreFault, TraceLeft, faults_told, trace_left
from model.store.database.migrate import bring_up_to_date, hold_opening
from model.store.reflection.own import Own
from model.store.supervision.meetings import Meetings
from model.store.tables.reflection import store_facts
from model.store.workshop.participants.store import ParticipantStore
from model.store.workshop.trainer.store import TrainerStore

_KEY_CHECK = "key_check"
_CHECK = select(store_facts.c.value).where(store_facts.c.name == bindparam("name"))
_WRITE_NOTHING = store_facts.update().where(false()).values(name=store_facts.c.name)
"""Fails on a read-only database, which SQLite otherwise opens without a word."""


class Store:
    """One open database. Threads may share it; every process opens its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._reader = database.engine.execution_options(readonly=True)
        self._writing = threading.Lock()
        self._participants = ParticipantStore(self)

    def seen_by(self, viewer: Viewer) -> Own:
        """Everything that is this viewer's own."""
        return Own(self, viewer)

    def meetings_of(self, viewer: Viewer) -> Meetings:
        """The supervisions and meetings this viewer holds a seat in."""
        return Meetings(self, viewer)

    def workshops(self, viewer: Viewer) -> TrainerStore:
        """The workshops this viewer opened as their trainer."""
        return TrainerStore(self, viewer)

    def participants(self) -> ParticipantStore:
        """What the phones in workshops may see and do."""
        return self._participants

    def ready(self) -> bool:
        """Whether the database answers now."""
        try:
            with self.reading() as connection:
                return connection.scalar(_CHECK, {"name": _KEY_CHECK}) is not None
        except (StoreFault, SQLAlchemyError):
            return False

    def close(self) -> None:
        """Let go of the database; the last one to leave a SQLite file tidies its side files away."""
        self.database.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment and changes nothing. Raises `StoreFault`."""
        with faults_told(self.database.where), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction: kept when the block ends, undone when it raises. Raises `StoreFault`.

        In one process SQLite's writers queue here, which is fairer and quicker than their polling of its lock.
        """
        with faults_told(self.database.where):
            if not self.database.is_sqlite:
                with self.database.engine.begin() as connection:
                    yield connection
                return
            with self._writing, self.database.engine.begin() as connection:
                yield connection

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """After a deletion: empty SQLite's write-ahead log, which still holds old pages; `rewrite` the file as well.

        PostgreSQL does its own vacuuming; there nothing is done here. With `rewrite` it raises `TraceLeft`
        where another program reads the file and so keeps the log from being emptied.
        """
        if not self.database.is_sqlite:
            return
        with faults_told(self.database.where), self._writing:
            connection = self.database.engine.raw_connection()
            try:
                cursor = connection.cursor()
                if rewrite:
                    cursor.execute("VACUUM")
                is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                cursor.close()
            finally:
                connection.close()
        if is_busy and rewrite:
            raise trace_left(self.database.where)


def open_store(home: Path, url: str | None = None) -> Store:
    """Open the store in the folder `home`, or the database at `url`, made and migrated as needed.

    `home` is made for its owner alone (0700, files 0600). Raises a `StoreFault` that says what to do where the
    place, the database, its version or its key does not allow it.
    """
    database = connect(home, url)
    try:
        bring_up_to_date(database)
        store = Store(database)
        with store.writing() as connection:
            hold_opening(connection)
            connection.execute(_WRITE_NOTHING)
            _settle_key(connection, home, database.where)
        with suppress(TraceLeft):
            store.leave_no_trace()
    except BaseException:
        database.engine.dispose()
        raise
    return store


def _settle_key(connection: Connection, home: Path, where: str) -> None:
    """Take the keys at hand, or make one for a new database; refuse keys that do not open what is there."""
    keys = cipher.keys_at_hand(home)
    is_known = connection.scalar(select(store_facts.c.name).where(store_facts.c.name == _KEY_CHECK))
    if is_known and not keys:
        raise KeyMissing(
            f"The key to the data in {where} is missing, so nobody's words can be read. Nothing was changed. "
            f"Put back the {cipher.KEY_FILE} file, or set {cipher.KEYS_VARIABLE}, then start again."
        )
    cipher.use_keys(connection.dialect, keys or cipher.new_key_file(home))
    if is_known:
        connection.execute(_CHECK, {"name": _KEY_CHECK}).one()
    else:
        connection.execute(store_facts.insert(), {"name": _KEY_CHECK, "value": "the key fits"})
