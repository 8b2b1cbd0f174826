"""Restoring a backup: all of it is tried before anything is touched, and what was there is set aside."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, mkdtemp

from model.home import make_private, new_file, require_itself, settle_folder, write_privately
from model.key_set import KEY_FILE, KEYS_VARIABLE, keys_in
from model.store.database import cipher
from model.store.database.backup import FORMAT, FORMAT_VERSION, MANIFEST, Held, Manifest, file_of, look_at
from model.store.database.engine import DATABASE_FILE
from model.store.database.faults import Busy, Corrupt, KeyDoesNotFit, KeyMissing, NewerVersion, NoBackup, faults_told
from model.store.database.key_file import keys_at_hand
from model.store.database.migrate import known_revisions
from model.store.database.write_ahead_log import SIDE_FILES, beside

if sys.platform != "win32":
    import fcntl

_SQLITES_LOCKS = 512, 0x40000000
"""How many bytes and from where in a file SQLite locks for whoever has it open."""

_MANY = 1024 * 1024
_LONGEST_MANIFEST = 64 * 1024


def restore(home: Path, url: str | None, file: Path, *, replace: bool) -> Path | None:
    """Put the database in a backup, and the key if it holds one, in the place of what is in `home` or at `url`.

    With `replace` what is there is set aside in a folder, which is returned; without it, nothing may be there.
    Raises `KeyDoesNotFit` or `KeyMissing`, `Corrupt`, `NewerVersion` and other faults; then nothing was changed.
    """
    database = file_of(home, url)
    with faults_told(f"the folder {database.parent}"):
        make_private(database.parent)
        make_private(home)
        with TemporaryDirectory(prefix=".restore-", dir=database.parent) as scratch:
            key = _unpack(file, Path(scratch))
            _require_usable(home, file, Path(scratch) / DATABASE_FILE, key)
            there = _in_the_way(home, database, key)
            if there and not replace:
                raise NoBackup(
                    f"There is data in {database.parent} already. Nothing was changed. With --replace it is set aside "
                    "in a folder there, and the backup takes its place."
                )
            with _unused(database):
                aside = _set_aside(database.parent, there)
                (Path(scratch) / DATABASE_FILE).replace(database)
                for side in SIDE_FILES:
                    beside(database, side).unlink(missing_ok=True)
                if key:
                    write_privately(home / KEY_FILE, key)
                settle_folder(database.parent)
    return aside


def _unpack(file: Path, scratch: Path) -> bytes | None:
    """Put the database in the backup into `scratch` and return the key, if there is one, both as the manifest says."""
    if not file.is_file():
        raise NoBackup(f"There is no file {file}. Nothing was changed.")
    try:
        opened = file.open("rb")
    except OSError as fault:
        raise NoBackup(f"The backup {file} cannot be read ({fault.strerror}). Nothing was changed.") from None
    with opened, _damage_told(file), zipfile.ZipFile(opened) as archive:
        files = _manifest(archive, file).files
        with new_file(scratch / DATABASE_FILE) as out:
            for piece in _pieces(archive, DATABASE_FILE, files[DATABASE_FILE]):
                out.write(piece)
        key = files.get(KEY_FILE)
        return b"".join(_pieces(archive, KEY_FILE, key)) if key else None


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise ValueError(MANIFEST)
    said = json.loads(archive.read(MANIFEST))
    if said["format"] == FORMAT and said["version"] > FORMAT_VERSION:
        raise _newer(file)
    return Manifest.model_validate(said)


def _pieces(archive: zipfile.ZipFile, name: str, held: Held) -> Iterator[bytes]:
    """A file in the backup, piece by piece. Raises ValueError where it is not what the manifest says."""
    info, digest = archive.getinfo(name), sha256()
    if info.compress_type != zipfile.ZIP_DEFLATED or info.file_size != held.bytes:
        raise ValueError(name)
    with archive.open(info) as packed:
        while piece := packed.read(_MANY):
            digest.update(piece)
            yield piece
    if digest.hexdigest() != held.sha256:
        raise ValueError(name)


@contextmanager
def _damage_told(file: Path) -> Iterator[None]:
    """Whatever a damaged archive makes of itself, as one fault."""
    try:
        yield
    except (ArithmeticError, EOFError, LookupError, RuntimeError, TypeError, ValueError, struct.error) as fault:
        raise _damaged(file) from fault
    except (zipfile.BadZipFile, zlib.error) as fault:
        raise _damaged(file) from fault


def _damaged(file: Path) -> Corrupt:
    return Corrupt(f"The backup {file} is damaged, or is none of Alongside's. Nothing was changed. Use another one.")


def _newer(file: Path) -> NewerVersion:
    return NewerVersion(
        f"The backup {file} was made by a newer version of Alongside. Nothing was changed. Install that newer version, "
        "or one after it, then try again."
    )


def _require_usable(home: Path, file: Path, database: Path, key: bytes | None) -> None:
    """Raise a fault for a database that could not be opened once it is in place, with the keys that it would have."""
    try:
        revision, key_check = look_at(database, "")
    except (Corrupt, sqlite3.DatabaseError):
        raise _damaged(file) from None
    if revision not in known_revisions():
        raise _newer(file)
    given = os.environ.get(KEYS_VARIABLE, "").strip()
    keys = keys_in(key) if key and not given else keys_at_hand(home)
    if not keys:
        raise KeyMissing(
            f"The backup {file} holds no key, and there is none in {home}. Nothing was changed. Put the "
            f"{KEY_FILE} there that the data was kept with, or set {KEYS_VARIABLE}, then try again."
        )
    if not cipher.fits(keys, key_check):
        raise KeyDoesNotFit(
            f"The key does not fit the backup {file}, so nobody's words could be read. Nothing was changed. Give the "
            f"{KEY_FILE} or the {KEYS_VARIABLE} that it was kept with, then try again."
        )


def _in_the_way(home: Path, database: Path, key: bytes | None) -> list[Path]:
    """What is there already and would be replaced."""
    there = [one for one in (database, beside(database, "-wal"), beside(database, "-journal")) if one.exists()]
    key_file = home / KEY_FILE
    for one in (*there, key_file):
        require_itself(one)
    if key and key_file.exists() and key_file.read_bytes() != key:
        there.append(key_file)
    return [one for one in there if one.stat().st_size]


@contextmanager
def _unused(database: Path) -> Iterator[None]:
    """Inside, nobody else opens the database: SQLite's own locks are held. Raises `Busy` where somebody has it open.

    Windows does not let a file be replaced that is open.
    """
    if sys.platform == "win32" or not database.exists():
        yield
        return
    with database.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_SQLITES_LOCKS)
        except OSError:
            raise Busy(
                f"Alongside or another program has the data in {database.parent} open. Nothing was changed. Stop it, "
                "then try again."
            ) from None
        yield


def _set_aside(folder: Path, there: list[Path]) -> Path | None:
    """Copy these into a new folder beside them; they stay where they are until they are replaced."""
    if not there:
        return None
    aside = Path(mkdtemp(prefix=f"before-restore-{datetime.now(UTC):%Y-%m-%d}-", dir=folder))
    for one in there:
        with one.open("rb") as source, new_file(aside / one.name) as out:
            copyfileobj(source, out)
    settle_folder(aside)
    return aside
