"""The private folder for data: where it is, that it is private, and files that are opened as themselves alone.

A folder others can write to is no place for secrets: they could put a link there that leads elsewhere. Windows has
neither owners nor modes of this kind; there the folder lies in the person's own profile.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

DATABASE_URL = "ALONGSIDE_DATABASE_URL"
"""Says where the data is, if not in the folder."""

_IS_POSIX = os.name == "posix"
_ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotPrivate(PermissionError):
    """A folder or file that cannot be trusted with anything private; `message` says why in one line."""

    def __init__(self, path: Path, why: str, cure: str) -> None:
        self.message = f"Nothing private is kept in {path}, as it {why}. Nothing was changed. {cure}, then start again."
        super().__init__(errno.EPERM, self.message)


def home() -> Path:
    """The private folder for data: ALONGSIDE_HOME, or the usual place of this operating system. Not created here."""
    chosen = os.environ.get("ALONGSIDE_HOME")
    return Path(chosen).expanduser().absolute() if chosen else _usual_folder()


def _usual_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Alongside"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Alongside"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "alongside"


def make_private(folder: Path) -> None:
    """Create a folder and what is missing above it, each for this user alone. Raises `NotPrivate` for one that is not.

    The folder may be reached through a link; where that leads has to be private.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.is_dir()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    require_private(folder.resolve())


def require_private(folder: Path) -> None:
    """Raise `NotPrivate` for a link, a folder of somebody else's, and one that others can write to."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotPrivate(folder, "is a link or no folder", "Put a folder of your own in its place")
    if _IS_POSIX and found.st_uid != os.geteuid():
        raise NotPrivate(folder, "belongs to another account", "Set ALONGSIDE_HOME to a folder of your own")
    if _IS_POSIX and found.st_mode & 0o022:
        raise NotPrivate(folder, "can be written to by other accounts", f"Close it to them (chmod 700 {folder})")


def require_itself(path: Path) -> None:
    """Raise `NotPrivate` for what is there and is a link, a second name, no ordinary file, or somebody else's."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise NotPrivate(path, "is a link or no ordinary file", "Take it away, or put the file itself in its place")
    if _IS_POSIX and found.st_uid != os.geteuid():
        raise NotPrivate(path, "belongs to another account", "Take it away, or make it your own")


def read_privately(path: Path) -> bytes:
    """What is in a file of a private folder, closing it to others. Raises `NotPrivate`, and OSError."""
    require_itself(path)
    with os.fdopen(os.open(path, os.O_RDONLY | _ITSELF), "rb") as file:
        if _IS_POSIX and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            os.fchmod(file.fileno(), 0o600)
        return file.read()


def write_privately(path: Path, data: bytes) -> None:
    """Put a file in place for this user alone, on disk and whole before it has its name. Raises `NotPrivate`, OSError.

    Whatever had the name of the unfinished file is taken away, not opened.
    """
    require_itself(path)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    with new_file(unfinished) as file:
        file.write(data)
    unfinished.replace(path)
    settle_folder(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is not there yet, for this user alone, and on disk when the block ends."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _ITSELF, 0o600), "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Put the folder's list of files on disk, where the system has a way to."""
    if _IS_POSIX:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
