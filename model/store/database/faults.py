"""What can go wrong with the store, told to people: what happened, why, and what to do now.

No message holds anyone's words, and none holds a key or a password.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.fernet import InvalidToken
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree


class StoreFault(Exception):
    """A fault of the store; its message is one plain text that may be shown to the person as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CannotWrite(StoreFault):
    """The place where the data is kept cannot be used or written to."""


class DiskFull(StoreFault):
    """There is no room left to keep anything more."""


class Corrupt(StoreFault):
    """The database is damaged, or is not a database."""


class NewerVersion(StoreFault):
    """The database was made by a newer Alongside than this one."""


class KeyMissing(StoreFault):
    """Data is there, but the key that opens it is not."""


class KeyDoesNotFit(StoreFault):
    """The key given does not open the data, or is not a key at all."""


class CannotConnect(StoreFault):
    """The database server does not answer, or does not let Alongside in."""


class Busy(StoreFault):
    """Another program holds the database for longer than is worth waiting."""


class TraceLeft(StoreFault):
    """What was deleted is gone, but another program kept its trace from being wiped out of the file."""


class TooLong(StoreFault):
    """A text is longer than what is kept in one piece."""


def cannot_write(where: str) -> CannotWrite:
    """The fault for a place that is read-only or cannot be used."""
    return CannotWrite(
        f"Alongside cannot write to {where}. It may be read-only, belong to someone else, or not be a folder. "
        "Nothing was changed. Allow writing there, or set ALONGSIDE_HOME to a folder of your own, then start again."
    )


def disk_full(where: str) -> DiskFull:
    """The fault for a full disk or quota."""
    return DiskFull(
        f"There is no room left to keep anything in {where}. What was kept before is safe; the last change was not "
        "kept. Free some space, leave this page open, then make the change again."
    )


def corrupt(where: str) -> Corrupt:
    """The fault for a database that cannot be read as one."""
    return Corrupt(
        f"The database in {where} is damaged or is not an Alongside database. Nothing was changed. "
        "Put a backup of it in its place, or move the file away to start with an empty one."
    )


def newer_version(where: str) -> NewerVersion:
    """The fault for a database whose revision this Alongside does not know."""
    return NewerVersion(
        f"The database in {where} was made by a newer version of Alongside. Nothing was changed. "
        "Install that newer version, or one after it, then start again."
    )


def cannot_connect(where: str) -> CannotConnect:
    """The fault for a database server that cannot be reached or refuses."""
    return CannotConnect(
        f"Alongside cannot reach {where}. The server may be down, or the name or password in "
        "ALONGSIDE_DATABASE_URL may be wrong. Nothing is lost that was kept. Check both, then try again."
    )


def busy(where: str) -> Busy:
    """The fault for a database that stayed locked."""
    return Busy(
        f"Too much else is going on in {where}, or another program keeps it locked. The last change was not kept. "
        "Leave this page open, close other programs that use it, then make the change again."
    )


def trace_left(where: str) -> TraceLeft:
    """The fault for a log that could not be emptied after a deletion."""
    return TraceLeft(
        f"It is deleted and cannot be seen here any more. But another program is reading the data in {where}, so a "
        "trace of it is still in the file there. Close that program, a backup tool for instance, then do this again "
        "or start Alongside anew: that wipes it out."
    )


def key_does_not_fit(where: str) -> KeyDoesNotFit:
    """The fault for data that none of the keys opens."""
    return KeyDoesNotFit(
        f"The key does not fit the data in {where}, so nobody's words can be read. Nothing was changed. "
        "Put back the alongside.key file, or the ALONGSIDE_KEYS, that this data was kept with, then start again."
    )


@contextmanager
def faults_told(where: str) -> Iterator[None]:
    """Turn what the database or the system reports inside the block into a `StoreFault` about `where`."""
    try:
        yield
    except (DBAPIError, NoConnectionFree, sqlite3.Error, InvalidToken, OSError) as error:
        fault = fault_for(error, where)
        if fault is None:
            raise
        raise fault from None


def fault_for(error: Exception, where: str) -> StoreFault | None:
    """The fault that `error` means for people, or None where it is a mistake in the program."""
    if isinstance(error, InvalidToken):
        return key_does_not_fit(where)
    if isinstance(error, NoConnectionFree):
        return busy(where)
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return disk_full(where) if full else cannot_write(where)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite_fault(cause, where)
    return _postgresql_fault(error, cause, where)


def _sqlite_fault(cause: sqlite3.Error, where: str) -> StoreFault | None:
    tellers = {
        sqlite3.SQLITE_READONLY: cannot_write,
        sqlite3.SQLITE_CANTOPEN: cannot_write,
        sqlite3.SQLITE_PERM: cannot_write,
        sqlite3.SQLITE_IOERR: cannot_write,
        sqlite3.SQLITE_FULL: disk_full,
        sqlite3.SQLITE_CORRUPT: corrupt,
        sqlite3.SQLITE_NOTADB: corrupt,
        sqlite3.SQLITE_BUSY: busy,
        sqlite3.SQLITE_LOCKED: busy,
    }
    teller = tellers.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return teller(where) if teller else None


def _postgresql_fault(error: Exception, cause: BaseException | None, where: str) -> StoreFault | None:
    state = str(getattr(cause, "sqlstate", None) or "")
    if state.startswith("53"):
        return disk_full(where)
    if state in ("25006", "42501"):
        return cannot_write(where)
    if state.startswith("XX"):
        return corrupt(where)
    if state == "55P03":
        return busy(where)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    unreachable = type(cause).__name__ == "OperationalError" and state[:2] in ("", "08", "28", "3D", "57")
    return cannot_connect(where) if lost or unreachable else None
