"""A backup holds what was kept, while others go on writing, and is restored whole or not at all."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.access import Viewer
from model.home import new_file
from model.store import open_store
from model.store.database import backup
from model.store.database.backup import back_up
from model.store.database.cipher import KEYS_VARIABLE
from model.store.database.faults import (
    CannotWrite,
    Corrupt,
    DiskFull,
    ForeignLog,
    KeyDoesNotFit,
    KeyMissing,
    NewerVersion,
    NoBackup,
    StoreFault,
)
from model.store.database.restore import restore
from tests.model.store.database.test_foreign_log import headlines, type_and_die, type_and_stop
from tests.model.store.temporary_home import DAY, told

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that holds one reflection, closed again."""
    type_and_stop(tmp_path / "home", "first")
    return tmp_path / "home"


@pytest.fixture
def made(home: Path) -> Path:
    """A backup of it, with the key."""
    back_up(home, None, home.parent / "backup", with_key=True)
    return home.parent / "backup"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(home: Path, kind: type[StoreFault], act: Callable[[], object]) -> str:
    """What is told when nothing at all is changed."""
    before = contents(home)
    message = told(kind, act)
    assert contents(home) == before
    return message


def test_what_was_backed_up_is_there_after_it_was_lost(home: Path, made: Path) -> None:
    shutil.rmtree(home)
    assert restore(home, None, made, replace=False) is None
    assert {path.name: path.stat().st_mode & 0o777 for path in home.iterdir()} == {
        "alongside.db": 0o600,
        "alongside.key": 0o600,
    }
    assert headlines(home) == {"first"}


def test_a_backup_changes_nothing_and_is_for_its_owner_alone(home: Path) -> None:
    before = contents(home)
    back_up(home, None, home.parent / "backup", with_key=False)
    assert contents(home) == before
    assert (home.parent / "backup").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in home.parent.iterdir()) == ["backup", "home"]


def test_a_backup_of_a_running_alongside_is_of_one_moment(home: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from model.store import open_store; from model.access import Viewer\n"
        "from datetime import date; own = open_store(Path(sys.argv[1])).of(Viewer('anna'))\n"
        "for turn in range(10_000):\n"
        "    made = own.reflections.start('f', 'v', 'en', date.today(), headline=f'turn {turn}')\n"
        "    own.answers.save(made.id, 'a', words=f'turn {turn}', tab='one', base_version=0); print(turn, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, home], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        seen = int(writer.stdout.readline())
        back_up(home, None, home.parent / "backup", with_key=True)
        writer.kill()
    restore(home.parent / "other", None, home.parent / "backup", replace=False)
    with closing(open_store(home.parent / "other")) as store:
        own = store.of(Viewer("anna"))
        turns = [made for made in own.reflections.all() if made.headline != "first"]
        assert len(turns) > seen
        assert [made.headline for made in turns] == [f"turn {turn}" for turn in reversed(range(len(turns)))]
        for made in turns[1:]:
            assert [one.words for one in own.answers.of(made.id).values()] == [made.headline]


def test_what_waits_in_a_log_is_backed_up_and_stays_there(home: Path) -> None:
    type_and_die(home, "later")
    before = contents(home)
    back_up(home, None, home.parent / "backup", with_key=True)
    assert {name: held for name, held in contents(home).items() if not name.endswith("-shm")} == {
        name: held for name, held in before.items() if not name.endswith("-shm")
    }
    restore(home.parent / "other", None, home.parent / "backup", replace=False)
    assert headlines(home.parent / "other") == {"first", "later 0"}


def test_a_database_with_the_log_of_another_is_not_backed_up(home: Path) -> None:
    type_and_die(home.parent / "other", "theirs")
    shutil.copy(home.parent / "other" / "alongside.db-wal", home)
    refused(home, ForeignLog, lambda: back_up(home, None, home.parent / "backup", with_key=True))


def test_what_is_there_is_set_aside_with_its_log_and_its_key(home: Path, made: Path) -> None:
    shutil.rmtree(home)
    type_and_stop(home, "another")
    type_and_die(home, "later")
    before = contents(home)
    message = refused(home, NoBackup, lambda: restore(home, None, made, replace=False))
    assert "--replace" in message
    aside = restore(home, None, made, replace=True)
    assert aside is not None
    assert aside.parent == home
    assert contents(aside) == {name: held for name, held in before.items() if not name.endswith("-shm")}
    assert headlines(home) == {"first"}
    assert headlines(aside) == {"another", "later 0"}


def test_restoring_twice_replays_nothing_typed_in_between(home: Path, made: Path) -> None:
    restore(home, None, made, replace=True)
    type_and_die(home, "in between")
    restore(home, None, made, replace=True)
    assert headlines(home) == {"first"}


def test_a_database_taken_out_of_a_backup_by_hand_is_not_merged_with_a_log(home: Path, made: Path) -> None:
    type_and_die(home, "later")
    with zipfile.ZipFile(made) as archive:
        (home / "alongside.db").write_bytes(archive.read("alongside.db"))
    told(ForeignLog, lambda: open_store(home))


def test_a_key_of_its_own_is_kept_where_the_backup_has_none(home: Path) -> None:
    back_up(home, None, home.parent / "backup", with_key=False)
    assert (home / "alongside.key").read_bytes().strip() not in (home.parent / "backup").read_bytes()
    shutil.copy(home / "alongside.key", home.parent / "key")
    shutil.rmtree(home)
    message = told(KeyMissing, lambda: restore(home, None, home.parent / "backup", replace=False))
    assert "alongside.key" in message
    shutil.copy(home.parent / "key", home / "alongside.key")
    restore(home, None, home.parent / "backup", replace=False)
    assert headlines(home) == {"first"}


def test_a_wrong_key_is_told_and_nothing_is_changed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(home, None, home.parent / "backup", with_key=False)
    other = home.parent / "other"
    type_and_stop(other, "another")
    message = refused(other, KeyDoesNotFit, lambda: restore(other, None, home.parent / "backup", replace=True))
    assert message.startswith(f"The key does not fit the backup {home.parent / 'backup'}")
    monkeypatch.setenv(KEYS_VARIABLE, Fernet.generate_key().decode())
    refused(home, KeyDoesNotFit, lambda: restore(home, None, home.parent / "backup", replace=True))
    refused(home, KeyDoesNotFit, lambda: back_up(home, None, home.parent / "two", with_key=True))


def test_keys_of_the_environment_are_backed_up_as_a_key_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = (home / "alongside.key").read_text().strip()
    (home / "alongside.key").unlink()
    monkeypatch.setenv(KEYS_VARIABLE, f"{key},{Fernet.generate_key().decode()}")
    back_up(home, None, home.parent / "backup", with_key=True)
    monkeypatch.delenv(KEYS_VARIABLE)
    refused(home, KeyMissing, lambda: back_up(home, None, home.parent / "two", with_key=True))
    restore(home.parent / "other", None, home.parent / "backup", replace=False)
    assert headlines(home.parent / "other") == {"first"}


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


def run(*arguments: object, home: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "model", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "ALONGSIDE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_commands_say_in_a_line_what_they_did(home: Path) -> None:
    file = home.parent / "backup"
    status, printed, _ = run("backup", file, "--without-key", home=home)
    assert (status, printed.count("\n")) == (0, 1)
    assert printed.endswith("UTC, without the key, so keep that elsewhere\n")
    with closing(open_store(home)) as store:
        store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY, headline="later")
        status, printed, fault = run("restore", file, "--replace", home=home)
        assert (status, printed) == (1, "")
        assert fault.startswith("Alongside or another program has the data in")
    status, printed, _ = run("restore", file, "--replace", home=home)
    assert (status, printed.startswith(f"{file}: restored; what was there before is in {home}")) == (0, True)
    assert headlines(home) == {"first"}


def test_the_commands_tell_a_fault_in_a_line(home: Path) -> None:
    for arguments in (["backup", home.parent / "x"], ["restore"], ["backup", "x", "--with-key", "--without-key"]):
        status, printed, fault = run(*arguments, home=home)
        assert (status, printed, fault.count("\n")) == (2, "", 1)
    status, printed, fault = run("restore", home.parent / "nowhere", home=home)
    assert (status, printed, fault) == (1, "", f"There is no file {home.parent / 'nowhere'}. Nothing was changed.\n")
