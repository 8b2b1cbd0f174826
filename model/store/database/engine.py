"""The connection to the database: SQLite in a private folder by default, PostgreSQL by address."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from model.home import DATABASE_URL, make_private, require_itself
from model.store.database import postgresql
from model.store.database.faults import CannotConnect, faults_told
from model.store.database.write_ahead_log import (
    SIDE_FILES,
    beside,
    leave_mark,
    note_changes,
    require_own_log,
    require_sound,
)

DATABASE_FILE = "alongside.db"
CHECKED_WHOLE = 16 * 1024 * 1024
"""Bytes up to which a SQLite file is checked whole at open; a larger one is trusted until a read says otherwise."""

PATIENCE = 3.0
"""Seconds to wait for another program that holds the data; whoever typed is told of it within five."""

_PRAGMAS = (
    f"busy_timeout={PATIENCE * 1000:.0f}",
    "journal_mode=wal",
    "synchronous=FULL",
    "foreign_keys=on",
    "secure_delete=on",
    "temp_store=memory",
)


@dataclass(frozen=True)
class Database:
    """An engine, and what to call its place when talking to people."""

    engine: Engine
    where: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file rather than a server."""
        return self.engine.dialect.name == "sqlite"

    @property
    def to_read(self) -> Engine:
        """For connections that only read.

        On PostgreSQL each statement sees a moment of its own, in a transaction or not. So there is none around them,
        which saves two ways to the server and back.
        """
        how = {} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        return self.engine.execution_options(readonly=True, **how)


def connect(home: Path, url: str | None) -> Database:
    """A database ready to be asked, at `url` or in `home`. Raises `StoreFault` where it cannot be used."""
    address = _address(home, url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    where = f"the database {address.database or ''} on {address.host or 'this machine'}"
    try:
        engine = create_engine(address, hide_parameters=True)
    except ModuleNotFoundError:
        raise CannotConnect(
            f"The driver for the database in {DATABASE_URL} is not installed. For PostgreSQL install "
            "psycopg[binary] beside Alongside, then start again."
        ) from None
    postgresql.make_ready(engine, PATIENCE)
    return Database(engine, where)


def _address(home: Path, url: str | None) -> URL:
    if not url:
        return URL.create("sqlite", database=str(home / DATABASE_FILE))
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise CannotConnect(
            f"{DATABASE_URL} is not an address Alongside understands. It should look like "
            "postgresql+psycopg://name:password@host/database. Correct it, or take it out to keep data on this machine."
        ) from None
    except ModuleNotFoundError:
        return address
    return address.set(drivername="postgresql+psycopg") if address.drivername == "postgresql" else address


def sqlite_file(home: Path, url: str | None) -> Path | None:
    """The database file that `connect` would open, or None where the data is on a server."""
    address = _address(home, url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def _sqlite(address: URL) -> Database:
    path = Path(address.database or "")
    where = f"the folder {path.parent}"
    if not (address.database or "").startswith("file:"):
        with faults_told(where):
            _make_ready(path, where)
    # Every transaction ends by itself, so none is rolled back once more when its connection is handed back; and the
    # connection used last is used next, because its pages are warm.
    engine = create_engine(
        address,
        hide_parameters=True,
        pool_size=64,
        max_overflow=0,
        pool_use_lifo=True,
        pool_reset_on_return=None,
        connect_args={"timeout": PATIENCE},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", leave_mark)
    return Database(engine, where)


def _make_ready(path: Path, where: str) -> None:
    """Make the folder and an empty file for their owner alone; SQLite gives its side files the same mode.

    What is there already is looked at before anything is opened that would write to it.
    """
    make_private(path.parent)
    for one in (path, *(beside(path, side) for side in SIDE_FILES)):
        require_itself(one)
    require_own_log(path, where)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    found = path.stat()
    if found.st_mode & 0o077:
        path.chmod(0o600)
    if 0 < found.st_size <= CHECKED_WHOLE:
        require_sound(path, where, "quick_check")


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a reader that turns writer halfway would lose to another one."""
    options = connection.get_execution_options()
    driver: Any = connection.connection.dbapi_connection
    if options.get("readonly"):
        driver.execute("BEGIN")
        return
    if options.get("migrating"):
        driver.execute("PRAGMA foreign_keys=off")
    with waiting_at_most(driver, options["patience"]) if "patience" in options else nullcontext():
        driver.execute("BEGIN IMMEDIATE")
    note_changes(connection)


@contextmanager
def waiting_at_most(driver: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Let this connection to SQLite wait no longer than this for others, inside the block."""
    driver.execute(f"PRAGMA busy_timeout={seconds * 1000:.0f}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}")
