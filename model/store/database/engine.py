"""The connection to the database: SQLite in a private folder by default, PostgreSQL by address."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from model.store.database.faults import CannotConnect, corrupt, faults_told

DATABASE_FILE = "alongside.db"
CHECKED_WHOLE = 16 * 1024 * 1024
"""Bytes up to which a SQLite file is checked whole at open; a larger one is trusted until a read says otherwise."""

_PRAGMAS = (
    "busy_timeout=30000",
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


def connect(home: Path, url: str | None) -> Database:
    """A database ready to be asked, at `url` or in `home`. Raises `StoreFault` where it cannot be used."""
    address = _address(home, url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    where = f"the database {address.database or ''} on {address.host or 'this machine'}"
    try:
        engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError:
        raise CannotConnect(
            "The driver for the database in ALONGSIDE_DATABASE_URL is not installed. For PostgreSQL install "
            "psycopg[binary] beside Alongside, then start again."
        ) from None
    return Database(engine, where)


def _address(home: Path, url: str | None) -> URL:
    if not url:
        return URL.create("sqlite", database=str(home / DATABASE_FILE))
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise CannotConnect(
            "ALONGSIDE_DATABASE_URL is not an address Alongside understands. It should look like "
            "postgresql+psycopg://name:password@host/database. Correct it, or take it out to keep data on this machine."
        ) from None
    except ModuleNotFoundError:
        return address
    return address.set(drivername="postgresql+psycopg") if address.drivername == "postgresql" else address


def _sqlite(address: URL) -> Database:
    path = Path(address.database or "")
    where = f"the folder {path.parent}"
    if not (address.database or "").startswith("file:"):
        _make_private(path, where)
    # Every transaction ends by itself, so none is rolled back once more when its connection is handed back; and the
    # connection used last is used next, because its pages are warm.
    engine = create_engine(
        address,
        hide_parameters=True,
        pool_size=64,
        max_overflow=0,
        pool_use_lifo=True,
        pool_reset_on_return=None,
        connect_args={"timeout": 30},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    _check(engine, path, where)
    return Database(engine, where)


def _make_private(path: Path, where: str) -> None:
    """Make the folder and an empty file for their owner alone; SQLite gives its side files the same mode."""
    with faults_told(where):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a reader that turns writer halfway would lose to another one."""
    options = connection.get_execution_options()
    driver: Any = connection.connection.dbapi_connection
    if options.get("migrating"):
        driver.execute("PRAGMA foreign_keys=off")
    driver.execute("BEGIN" if options.get("readonly") else "BEGIN IMMEDIATE")


def _check(engine: Engine, path: Path, where: str) -> None:
    with faults_told(where):
        connection = engine.raw_connection()
        try:
            if path.is_file() and path.stat().st_size > CHECKED_WHOLE:
                return
            found = connection.driver_connection.execute("PRAGMA quick_check(1)").fetchone()  # type: ignore[union-attr]
            if found != ("ok",):
                raise corrupt(where)
        finally:
            connection.close()
