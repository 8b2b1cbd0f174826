"""Backups that are refused: damaged, newer, of something else, or with no room; nothing is changed by it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.home import new_file
from model.store.database import backup
from model.store.database.backup import back_up
from model.store.database.faults import (
    CannotWrite,
    Corrupt,
    DiskFull,
    NewerVersion,
    NoBackup,
)
from model.store.database.restore import restore
from tests.model.store.database.backup_unchanged import contents, refused
from tests.model.store.database.test_foreign_log import headlines
from tests.model.store.temporary_home import told


def remade(made: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The backup with its parts changed by somebody who keeps the archive sound."""
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return made


def said(parts: dict[str, bytes], **news: object) -> None:
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | news).encode()


def test_a_backup_of_a_newer_format_is_told(home: Path, made: Path) -> None:
    remade(made, lambda parts: said(parts, version=2, files=["of another kind"]))
    message = refused(home, NewerVersion, lambda: restore(home, None, made, replace=True))
    assert "newer version of Alongside" in message


def test_a_backup_of_a_newer_database_is_told(home: Path) -> None:
    with closing(sqlite3.connect(home / "alongside.db", isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    back_up(home, None, home.parent / "backup", with_key=True)
    refused(home, NewerVersion, lambda: restore(home, None, home.parent / "backup", replace=True))


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts.pop("alongside.db"),
        lambda parts: parts.pop("alongside.key"),
        lambda parts: parts.pop("manifest.json"),
        lambda parts: parts.update({"manifest.json": b"[" * 100_000}),
        lambda parts: parts.update({"manifest.json": b"[]"}),
        lambda parts: parts.update({"manifest.json": b"{}"}),
        lambda parts: parts.update({"alongside.key": Fernet.generate_key() + b"\n"}),
        lambda parts: parts.update({"alongside.db": parts["alongside.db"][:-4096]}),
        lambda parts: parts.update({"alongside.db": parts["alongside.db"].replace(b"first", b"worst") + b"x"}),
        lambda parts: said(parts, format="Holiday pictures"),
        lambda parts: said(parts, version="one"),
        lambda parts: said(parts, files={}),
        lambda parts: said(parts, files={"alongside.db": {"bytes": -1, "sha256": ""}}),
    ],
)
def test_a_backup_that_is_not_as_its_manifest_says_is_told(
    home: Path, made: Path, change: Callable[[dict[str, bytes]], object]
) -> None:
    remade(made, change)
    message = refused(home, Corrupt, lambda: restore(home, None, made, replace=True))
    assert message.startswith(f"The backup {made} is damaged, or is none of Alongside's.")


def test_a_backup_cut_or_changed_anywhere_is_told_or_whole(home: Path, made: Path) -> None:
    whole, dice = made.read_bytes(), random.Random(7)
    before = contents(home)
    shutil.copytree(home, home.parent / "kept")
    for turn in range(60):
        damaged = bytearray(whole)
        place = dice.choice([dice.randrange(len(whole)), dice.randrange(200), len(whole) - 1 - dice.randrange(250)])
        damaged[place] ^= 1 << dice.randrange(8)
        made.write_bytes(whole[:place] if turn % 3 == 0 else bytes(damaged))
        try:
            restore(home, None, made, replace=True)
        except Corrupt:
            assert contents(home) == before
        else:
            assert headlines(home) == {"first"}
            shutil.rmtree(home)
            shutil.copytree(home.parent / "kept", home)


@pytest.mark.parametrize("content", [b"", b"holiday pictures" * 1000, b"SQLite format 3\0" + b"\0" * 5000])
def test_something_else_than_a_backup_is_told(home: Path, content: bytes) -> None:
    (home.parent / "file").write_bytes(content)
    refused(home, Corrupt, lambda: restore(home, None, home.parent / "file", replace=True))


def test_a_backup_that_is_not_there_is_told(home: Path) -> None:
    for place in ("nowhere", "home"):
        refused(home, NoBackup, lambda place=place: restore(home, None, home.parent / place, replace=True))


def test_nothing_is_written_over_a_file_that_is_there(home: Path, made: Path) -> None:
    before = made.read_bytes()
    assert str(made) in told(NoBackup, lambda: back_up(home, None, made, with_key=True))
    (home.parent / "link").symlink_to(home.parent / "nowhere")
    told(NoBackup, lambda: back_up(home, None, home.parent / "link", with_key=True))
    assert made.read_bytes() == before
    assert not (home.parent / "nowhere").exists()


def test_a_full_disk_leaves_no_half_written_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> object:
        with new_file(path) as file:
            file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "new_file", full)
    message = refused(home, DiskFull, lambda: back_up(home, None, home.parent / "backup", with_key=True))
    assert f"the folder {home.parent}." in message
    assert [path.name for path in home.parent.iterdir()] == ["home"]


def test_a_folder_that_is_not_there_is_told(home: Path) -> None:
    message = told(CannotWrite, lambda: back_up(home, None, home.parent / "nowhere" / "backup", with_key=True))
    assert str(home.parent / "nowhere") in message


def test_a_home_without_data_is_told_and_not_made(tmp_path: Path) -> None:
    told(NoBackup, lambda: back_up(tmp_path / "home", None, tmp_path / "backup", with_key=True))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_not_backed_up(home: Path) -> None:
    path = home / "alongside.db"
    path.write_bytes(path.read_bytes()[:4096] + b"\x99" * (path.stat().st_size - 4096))
    told(Corrupt, lambda: back_up(home, None, home.parent / "backup", with_key=True))
    assert not (home.parent / "backup").exists()


@pytest.mark.parametrize("act", ["back_up", "restore"])
def test_postgresql_is_left_to_its_own_tools(tmp_path: Path, act: str) -> None:
    url, file = "postgresql://alongside:swordfish@127.0.0.1:1/alongside", tmp_path / "backup"
    acts = {
        "back_up": lambda: back_up(tmp_path, url, file, with_key=True),
        "restore": lambda: restore(tmp_path, url, file, replace=True),
    }
    message = told(NoBackup, acts[act])
    assert ("pg_dump" in message, "swordfish" in message) == (True, False)
