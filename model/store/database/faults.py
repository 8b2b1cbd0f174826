"""What can go wrong with the store, told to people: what happened, why, and what to do now.

No message holds anyone's words, and none holds a key or a password.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from cryptography.fernet import InvalidToken
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from model.home import NotPrivate
from model.store.database.tokens import OutOfPlace


class StoreFault(Exception):
    """A fault of the store; its message is one plain text that may be shown to the person as it is.

    `told` is what a kind of fault usually says, of a place it calls `{where}`.
    """

    told = ""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @classmethod
    def at(cls, where: str, **named: str) -> Self:
        """The fault in this place, in its usual words; `named` is what else they name."""
        return cls(cls.told.format(where=where, **named))


class CannotWrite(StoreFault):
    """The place where the data is kept cannot be used or written to."""

    told = (
        "Alongside cannot write to {where}. It may be read-only, belong to someone else, or not be a folder. "
        "Nothing was changed. Allow writing there, or set ALONGSIDE_HOME to a folder of your own, then start again."
    )


class DiskFull(StoreFault):
    """There is no room left to keep anything more."""

    told = (
        "There is no room left to keep anything in {where}. What was kept before is safe; the last change was not "
        "kept. Free some space, leave this page open, then make the change again."
    )


class Corrupt(StoreFault):
    """The database is damaged, or is not a database."""

    told = (
        "The database in {where} is damaged or is not an Alongside database. Nothing was changed. "
        "Restore a backup of it (python -m model restore), or move the file away to start with an empty one."
    )


class ForeignLog(StoreFault):
    """The log beside the database belongs to another copy of it, and would be written into this one."""

    told = (
        "In {where} the file {log} does not belong to the database beside it, as when a copy of the database was put "
        "there by hand. Nothing was changed. To go on with that copy, move {log} to another folder; or put back the "
        "database that was there. Then start again."
    )


class NewerVersion(StoreFault):
    """The database was made by a newer Alongside than this one."""

    told = (
        "The database in {where} was made by a newer version of Alongside. Nothing was changed. "
        "Install that newer version, or one after it, then start again."
    )


class KeyMissing(StoreFault):
    """Data is there, but the key that opens it is not."""


class KeyDoesNotFit(StoreFault):
    """The key given does not open the data, or is not a key at all."""

    told = (
        "The key does not fit the data in {where}, so nobody's words can be read. Nothing was changed. "
        "Put back the alongside.key file, or the ALONGSIDE_KEYS, that this data was kept with, then start again."
    )


class KeyUnfit(StoreFault):
    """The key that would encrypt is missing, or known to others, and this is a team's server."""


class OfATeam(StoreFault):
    """The data is a team's, whose people have keys of their own, and is opened as somebody's own machine."""

    told = (
        "What is kept in {where} is a team's, and this is started without a team's settings. Nothing was changed. "
        "Name them in ALONGSIDE_TEAM, then start again."
    )


class PeopleKeysMissing(StoreFault):
    """The database of people's keys is not the one that the data was kept with."""

    told = (
        "The keys of people in {where} are not those that the data was kept with, so nobody's words can be read. "
        "Nothing was changed. Put those back, or say where they are in ALONGSIDE_PEOPLE_KEYS_URL, then start again."
    )


class NotInItsPlace(StoreFault):
    """A text does not open in the row where it lies."""

    told = (
        "Something that is kept in {where} does not open where it lies: it was changed or put there from elsewhere, or "
        "the key of its person is gone. Nothing was changed. Whoever runs this server can restore a backup of it."
    )


class CannotConnect(StoreFault):
    """The database server does not answer, or does not let Alongside in."""

    told = (
        "Alongside cannot reach {where}. The server may be down, or the name or password in "
        "ALONGSIDE_DATABASE_URL may be wrong. Nothing is lost that was kept. Check both, then try again."
    )


class Busy(StoreFault):
    """Another program holds the database for longer than is worth waiting."""

    told = (
        "Another program holds the data in {where}, a backup tool for instance, or too much is going on there at "
        "once. What was kept is safe; the last change is not kept yet. Close that program, and leave this page open: "
        "what you type is tried again by itself, and anything else you can do again."
    )


class TraceLeft(StoreFault):
    """What was deleted is gone, but another program kept its trace from being wiped out of the file."""

    told = (
        "It is deleted and cannot be seen here any more. But another program is using the data in {where}, or there "
        "is no room left, so a trace of it is still in a file there. Close that program, a backup tool for instance: "
        "Alongside then wipes the trace out by itself, at once or when it is next started."
    )


class NoBackup(StoreFault):
    """Nothing can be backed up or restored in the way that was asked for."""


class CannotMove(StoreFault):
    """What is kept cannot be moved in the way that was asked for."""


class HalfMoved(StoreFault):
    """Everything was being moved to this database, and not all of it has come."""

    told = (
        "Not all that was being moved to {where} has come yet. Nothing was changed. Run the same move again "
        "(python -m model move), then start again."
    )


class TooLong(StoreFault):
    """A text is longer than what is kept in one piece."""


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
        return (NotInItsPlace if isinstance(error, OutOfPlace) else KeyDoesNotFit).at(where)
    if isinstance(error, NoConnectionFree):
        return Busy.at(where)
    if isinstance(error, NotPrivate):
        return CannotWrite(error.message)
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return (DiskFull if full else CannotWrite).at(where)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite_fault(cause, where)
    return _postgresql_fault(error, cause, where)


def _sqlite_fault(cause: sqlite3.Error, where: str) -> StoreFault | None:
    no_place = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)
    kinds: dict[int, type[StoreFault]] = {
        **dict.fromkeys(no_place, CannotWrite),
        sqlite3.SQLITE_FULL: DiskFull,
        **dict.fromkeys((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB), Corrupt),
        **dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED), Busy),
    }
    kind = kinds.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return kind.at(where) if kind else None


def _postgresql_fault(error: Exception, cause: BaseException | None, where: str) -> StoreFault | None:
    state = str(getattr(cause, "sqlstate", None) or "")
    if state.startswith("53"):
        return DiskFull.at(where)
    if state in ("25006", "42501"):
        return CannotWrite.at(where)
    if state.startswith("XX"):
        return Corrupt.at(where)
    if state == "55P03":
        return Busy.at(where)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    unreachable = type(cause).__name__ == "OperationalError" and state[:2] in ("", "08", "28", "3D", "57")
    return CannotConnect.at(where) if lost or unreachable else None
