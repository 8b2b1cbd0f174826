"""Backing up: one file with the database as it is at one moment, the key if wanted, and a manifest of both."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import BaseModel

from model.home import new_file, require_itself, require_private, settle_folder
from model.key_set import KEY_FILE
from model.store.database import cipher
from model.store.database.engine import DATABASE_FILE, sqlite_file
from model.store.database.faults import Corrupt, KeyDoesNotFit, KeyMissing, NoBackup, faults_told
from model.store.database.key_file import keys_at_hand
from model.store.database.write_ahead_log import beside, new_mark, read_only, require_own_log, require_sound, set_marks

FORMAT: Literal["Alongside backup"] = "Alongside backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"


class Held(BaseModel):
    """What is said of one file in a backup."""

    bytes: int
    sha256: str


class Manifest(BaseModel):
    """What is said of a backup: what it is, when it was made, and what its files must be like."""

    format: Literal["Alongside backup"] = FORMAT
    version: int = FORMAT_VERSION
    made_at: datetime
    revision: str
    files: dict[str, Held]


def back_up(home: Path, url: str | None, file: Path, *, with_key: bool) -> Manifest:
    """Write all that is kept in `home`, or in the SQLite file at `url`, into a new `file`; others may go on writing.

    Raises `StoreFault` where that cannot be done; then there is no file.
    """
    _require_free(file)
    database = file_of(home, url)
    where = f"the folder {database.parent}"
    if not database.exists():
        raise NoBackup(f"There is no {database.name} in {where}, so nothing is backed up. Check ALONGSIDE_HOME.")
    with faults_told(where):
        require_private(database.parent.resolve())
        require_itself(database)
        require_own_log(database, where)
        with TemporaryDirectory(prefix=".backup-", dir=database.parent) as scratch:
            copy = Path(scratch) / DATABASE_FILE
            _copy(database, copy)
            revision, key_check = look_at(copy, where)
            key = _key(home, where, key_check) if with_key else None
            manifest = _manifest(copy, revision, key)
            with faults_told(f"the folder {file.absolute().parent}"):
                _pack(file, manifest, copy, key)
    return manifest


def file_of(home: Path, url: str | None) -> Path:
    """The database file. Raises `NoBackup` where the data is on a server."""
    database = sqlite_file(home, url)
    if database is None:
        raise NoBackup(
            "The data is in PostgreSQL, which has its own ways: use pg_dump and pg_restore, and keep the key apart."
        )
    return database


def look_at(database: Path, where: str) -> tuple[str, str]:
    """The revision of a database nobody uses, and the text by which a key is tried. Raises `Corrupt`."""
    require_sound(database, where)
    with closing(read_only(database)) as connection:
        try:
            [revision] = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            [check] = connection.execute("SELECT value FROM store_facts WHERE name = 'key_check'").fetchone()
        except (sqlite3.OperationalError, TypeError):
            raise Corrupt.at(where) from None
    return str(revision), str(check)


def _require_free(file: Path) -> None:
    if os.path.lexists(file):
        raise NoBackup(f"The file {file} is there already. Nothing was changed. Choose another name, then try again.")


def _copy(database: Path, copy: Path) -> None:
    """The database as it is now, in a file that needs no log and has a mark of its own."""
    nobody_uses_it = not beside(database, "-wal").exists()
    with closing(read_only(database)) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=delete")
        set_marks(target, new_mark(), 0)
    if nobody_uses_it:  # reading made an empty log; who may also write takes it away again
        with closing(sqlite3.connect(database)) as tidier:
            tidier.execute("PRAGMA user_version").fetchone()


def _key(home: Path, where: str, key_check: str) -> bytes:
    keys = keys_at_hand(home)
    if not keys:
        raise KeyMissing(f"The key to the data in {where} is missing, so it cannot be backed up. Nothing was changed.")
    if not cipher.fits(keys, key_check):
        raise KeyDoesNotFit.at(where)
    return "".join(f"{key}\n" for key in keys).encode("ascii")


def _manifest(copy: Path, revision: str, key: bytes | None) -> Manifest:
    with copy.open("rb") as file:
        files = {DATABASE_FILE: Held(bytes=copy.stat().st_size, sha256=file_digest(file, "sha256").hexdigest())}
    if key:
        files[KEY_FILE] = Held(bytes=len(key), sha256=sha256(key).hexdigest())
    return Manifest(made_at=datetime.now(UTC), revision=revision, files=files)


def _pack(file: Path, manifest: Manifest, database: Path, key: bytes | None) -> None:
    """Write the file so that it has its name only once it is whole and on disk."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    try:
        with new_file(unfinished) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(MANIFEST, manifest.model_dump_json(indent=2))
            archive.write(database, DATABASE_FILE)
            if key:
                archive.writestr(KEY_FILE, key)
        _require_free(file)
        unfinished.replace(file)
        settle_folder(file.absolute().parent)
    finally:
        unfinished.unlink(missing_ok=True)
