"""A file of everything a person wrote: rows of tables as JSON in a zip, with a manifest. See docs/own-file.md."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from model.share_file import faults, seal

FORMAT: Literal["Alongside everything"] = "Alongside everything"
VERSION = 5
MANIFEST, CONTENTS = "manifest.json", "everything.json"
SEALED = seal.SealedKind("alongside-everything", 200_000_000)
SUFFIX, SEALED_SUFFIX = ".zip", ".sealed"
MOST_FILE_BYTES = 18_000_000
"""The largest file that is read. Sent by a browser as letters, it still fits into what the server takes at once."""

MOST_BYTES = 200_000_000
"""The longest contents that are read, far above what words in such a file unpack to. Reading takes four times that."""

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of each table by its name, each row by the names of its columns."""


class OwnFileFault(Exception):
    """A file that cannot be taken in; its `message` may be shown to the person as it is."""

    message: str

    def __init__(self) -> None:
        super().__init__(self.message)


class NotAnOwnFile(OwnFileFault):
    """The file is of another kind, or empty."""

    message = (
        "This is not a file of everything from Alongside. Nothing was changed. Choose the one whose name begins with "
        "alongside-everything and ends in .zip or .sealed."
    )


class Damaged(OwnFileFault):
    """The file was cut off or changed."""

    message = "This file was cut off or changed on its way. Nothing was changed here. Copy it again, or save a new one."


class MadeByNewer(OwnFileFault):
    """A newer Alongside made the file."""

    message = (
        "A newer Alongside made this file, and this one cannot read all of it. Nothing was changed. Bring this "
        "Alongside up to date first."
    )


class TooLarge(OwnFileFault):
    """The file is larger, or holds more, than is ever read."""

    message = (
        f"This file is larger than {MOST_FILE_BYTES // 1_000_000} MB, or holds more than {MOST_BYTES // 1_000_000} MB "
        "when it is unpacked. That is more than is ever read. Nothing was changed."
    )


class TooLargeForOne(OwnFileFault):
    """What is to be saved is more than one file may hold that is read again."""

    message = (
        f"All of it is more than one file can hold and still be brought back: {MOST_FILE_BYTES // 1_000_000} MB. "
        "Nothing was saved. Save it in parts, with the buttons below: each of them can be brought back."
    )


class DoesNotOpen(OwnFileFault):
    """The file is sealed, and this passphrase does not open it."""

    message = (
        "This passphrase does not open the file. Nothing was changed. Check capitals, spaces and dashes inside it, and "
        "that it belongs to this file."
    )


class NeedsPassphrase(OwnFileFault):
    """The file is sealed, and no passphrase was given that could open it."""

    message = "This file is sealed. Nothing was changed. Type the passphrase it was saved with, then press again."


class TooShort(OwnFileFault):
    """The passphrase is shorter than any that is used."""

    message = (
        f"A passphrase has at least {seal.FEWEST_CHARACTERS} characters, not counting spaces at its ends. Use a longer "
        "one, such as four words that do not belong together."
    )


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    format: Literal["Alongside everything"]
    version: int
    made_at: str
    sha256: str


def written(rows: Rows) -> bytes:
    """The file. Dates are written 2026-03-14, moments in UTC by ISO 8601. Raises `TooLargeForOne`."""
    contents = _as_json(rows).encode()
    if len(contents) > MOST_BYTES:
        raise TooLargeForOne
    manifest = _Manifest(
        format=FORMAT,
        version=VERSION,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256=sha256(contents).hexdigest(),
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        archive.writestr(CONTENTS, contents)
    return _readable_again(file.getvalue())


def _readable_again(file: bytes) -> bytes:
    """The same file. Raises `TooLargeForOne` above what is ever read."""
    if len(file) > MOST_FILE_BYTES:
        raise TooLargeForOne
    return file


def _as_json(rows: Rows) -> str:
    """One object of lists, each row on a line of its own."""
    tables = []
    for name, of_table in rows.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, default=_iso) for row in of_table)
        tables.append(f"{json.dumps(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(tables) + "\n}"


def is_too_short(passphrase: str) -> bool:
    """Whether something was typed that is no passphrase yet; nothing at all seals nothing."""
    try:
        seal.require_long(passphrase)
    except faults.PassphraseTooShort:
        return bool(passphrase)
    return False


def sealed(file: bytes, passphrase: str) -> bytes:
    """The file sealed with a passphrase, as a share file is: a third longer. Raises `TooShort`, `TooLargeForOne`."""
    try:
        return _readable_again(seal.seal_bytes(file, passphrase, SEALED))
    except faults.PassphraseTooShort:
        raise TooShort from None


def unsealed(data: bytes, passphrase: str) -> bytes:
    """The file inside a sealed one; any other file as it is. Raises the `OwnFileFault` that tells why not."""
    if len(data) > MOST_FILE_BYTES:
        raise TooLarge
    if not data.startswith(SEALED.beginning):
        return data
    if not passphrase.strip():
        raise NeedsPassphrase
    try:
        return seal.unseal_bytes(data, passphrase, SEALED)
    except faults.ShareFault as fault:
        raise _TOLD.get(type(fault), Damaged) from None


_TOLD: Mapping[type[faults.ShareFault], type[OwnFileFault]] = {
    faults.DoesNotOpen: DoesNotOpen,
    faults.MadeByNewer: MadeByNewer,
    faults.TooLarge: TooLarge,
}


def read(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows in such a file, as JSON has them. Raises the `OwnFileFault` that tells what is wrong."""
    if len(data) > MOST_FILE_BYTES:
        raise TooLarge
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            manifest = _manifest(_inside(archive, MANIFEST))
            contents = _inside(archive, CONTENTS)
    except KeyError:
        raise NotAnOwnFile from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise (Damaged if data.startswith(b"PK") else NotAnOwnFile) from None
    if sha256(contents).hexdigest() != manifest.sha256:
        raise Damaged
    return _rows(contents)


def _inside(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, read no further than the bound whatever length the archive tells."""
    with archive.open(name) as file:
        held = file.read(MOST_BYTES + 1)
    if len(held) > MOST_BYTES:
        raise TooLarge
    return held


def _manifest(text: bytes) -> _Manifest:
    try:
        told = json.loads(text)
        if isinstance(told, dict) and told.get("format") == FORMAT and _is_newer(told.get("version")):
            raise MadeByNewer
        return _Manifest.model_validate(told)
    except (ValueError, ValidationError, RecursionError):
        raise NotAnOwnFile from None


def _is_newer(version: object) -> bool:
    return type(version) is int and version > VERSION


def _rows(contents: bytes) -> dict[str, list[dict[str, Any]]]:
    try:
        found = json.loads(contents)
    except (ValueError, RecursionError):
        raise Damaged from None
    if not isinstance(found, dict) or not all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in found.values()
    ):
        raise Damaged
    return found


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
