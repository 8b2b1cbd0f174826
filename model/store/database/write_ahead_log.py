"""SQLite's write-ahead log, and how to tell that one belongs to the database file beside it.

SQLite itself cannot tell, and writes a log left by another copy into whatever file bears the name. So every
transaction leaves a mark of its own in the file's header, beside the mark of the transaction before. A log then holds
a chain of marks, and belongs to a file whose mark is in it: docs/decisions/0013 says why.
"""

from __future__ import annotations

import secrets
import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from model.store.database.faults import Corrupt, ForeignLog

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of the database for the files beside it."""

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = (0x377F0682, 0x377F0683)
_MARKS = struct.Struct(">60x i 4x i")
"""In a database's first page: `user_version`, where its mark is, and `application_id`, where the mark before it is."""

_LOOKS = 3
_BETWEEN_LOOKS = 0.1


def beside(file: Path, side: str) -> Path:
    """The file beside the database that SQLite names so."""
    return file.with_name(file.name + side)


def note_changes(connection: Connection) -> None:
    """Remember, as a transaction begins, how many rows this connection has changed."""
    connection.info["changes"] = _driver(connection).total_changes


def leave_mark(connection: Connection) -> None:
    """Leave a new mark in the header, as a transaction ends that changed anything."""
    driver = _driver(connection)
    if driver.total_changes != connection.info["changes"]:
        [before] = driver.execute("PRAGMA user_version").fetchone()
        set_marks(driver, new_mark(), before)


def new_mark() -> int:
    """A mark that no other transaction left."""
    return secrets.randbelow(2**31 - 1) + 1


def set_marks(driver: sqlite3.Connection, mark: int, before: int) -> None:
    """Write both marks into the header."""
    driver.execute(f"PRAGMA application_id={before}")
    driver.execute(f"PRAGMA user_version={mark}")


def require_own_log(file: Path, where: str) -> None:
    """Raise `ForeignLog` where the log beside the file is another one's, changing neither; and `Corrupt`.

    Where an older Alongside wrote both, there are no marks; then file and log are read through together.
    """
    for look in range(_LOOKS):
        mark, chain = _mark_of(file), _chain(beside(file, "-wal"))
        if not chain or mark in chain:
            break
        if look < _LOOKS - 1:  # another process may just have begun the log anew
            time.sleep(_BETWEEN_LOOKS)
    else:
        raise ForeignLog.at(where, log=beside(file, "-wal").name)
    journal = beside(file, "-journal")
    if mark and journal.exists() and journal.stat().st_size:  # what is marked has a log and never a journal
        raise ForeignLog.at(where, log=journal.name)
    if chain == {0}:
        require_sound(file, where)


def require_sound(file: Path, where: str, check: str = "integrity_check") -> None:
    """Raise `Corrupt` for a database that is damaged. It is only read, its log with it."""
    with closing(read_only(file)) as connection:
        if connection.execute(f"PRAGMA {check}(1)").fetchone() != ("ok",):
            raise Corrupt.at(where)


def read_only(file: Path) -> sqlite3.Connection:
    """A connection that reads the file with its log and changes neither."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=3)


def _mark_of(file: Path) -> int | None:
    """The mark in the file itself, whatever its log says; None where there is no database yet."""
    if not file.exists() or file.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        mark: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return mark


def _chain(log: Path) -> set[int]:
    """The marks of files this log belongs to: empty where it holds nothing to write, {0} where nothing has a mark."""
    chain: set[int] = set()
    begun: set[int] = set()
    holds_any = False
    for page, ends_transaction, content in _frames(log):
        if page == 1:
            begun |= set(_MARKS.unpack_from(content))
        if ends_transaction:
            chain, begun, holds_any = chain | begun, set(), True
    return chain or ({0} if holds_any else set())


def _frames(log: Path) -> Iterator[tuple[int, bool, bytes]]:
    """Each page in the log: its number, whether a transaction ends with it, and what it holds."""
    if not log.exists():
        return
    with log.open("rb") as file:
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        magic, _, page_size, _, *salts = _HEADER.unpack(header)[:6]
        while magic in _MAGIC and len(frame := file.read(_FRAME.size + page_size)) == _FRAME.size + page_size:
            page, pages_after, *frame_salts = _FRAME.unpack_from(frame)[:4]
            if frame_salts != salts:  # left from before the log was begun anew
                return
            yield page, pages_after > 0, frame[_FRAME.size :]


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
