"""A log left by another copy of the database is known for one, whatever its size, and nothing is changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from model.access import Viewer
from model.store import open_store
from model.store.database import engine
from model.store.database.faults import Corrupt, ForeignLog
from tests.model.store.temporary_home import DAY, told

pytestmark = pytest.mark.slow

TYPING = """
import os, sys
from pathlib import Path
from model.access import Viewer
from model.store import open_store
own = open_store(Path(sys.argv[1])).of(Viewer("anna"))
from datetime import date
for number in range(int(sys.argv[3])):
    made = own.reflections.start("f", "v", "en", date(2026, 3, 4), headline=f"{sys.argv[2]} {number}")
    own.answers.save(made.id, "a.what_1", words="x" * int(sys.argv[4]), tab="one", base_version=0)
os._exit(9)
"""
"""Types, and is gone without closing anything."""


def type_and_die(home: Path, headline: str, times: int = 1, length: int = 40) -> None:
    command = [sys.executable, "-c", TYPING, str(home), headline, str(times), str(length)]
    assert subprocess.run(command, check=False).returncode == 9
    assert (home / "alongside.db-wal").stat().st_size > 0


def type_and_stop(home: Path, headline: str) -> None:
    with closing(open_store(home)) as store:
        store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY, headline=headline)


def headlines(home: Path) -> set[str | None]:
    with closing(open_store(home)) as store:
        return {made.headline for made in store.of(Viewer("anna")).reflections.all()}


def held(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir() if not path.name.endswith("-shm")}


def refused(home: Path, kind: type[ForeignLog | Corrupt] = ForeignLog) -> str:
    before = held(home)
    message = told(kind, lambda: open_store(home))
    assert held(home) == before
    return message


def test_what_was_typed_before_a_crash_is_there(tmp_path: Path) -> None:
    type_and_stop(tmp_path, "first")
    for turn in range(3):
        type_and_die(tmp_path, f"turn {turn}")
    assert headlines(tmp_path) == {"first", "turn 0 0", "turn 1 0", "turn 2 0"}


def test_a_copy_put_back_beside_a_later_log_is_refused_and_opens_without_it(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy.db"
    type_and_stop(home, "first")
    shutil.copy(home / "alongside.db", copy)
    type_and_die(home, "later")
    shutil.copy(copy, home / "alongside.db")
    message = refused(home)
    assert message.startswith(f"In the folder {home} the file alongside.db-wal does not belong to the database")
    (home / "alongside.db-wal").rename(tmp_path / "wal")
    assert headlines(home) == {"first"}


def test_a_copy_too_large_to_check_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "CHECKED_WHOLE", 0)
    home, copy = tmp_path / "home", tmp_path / "copy.db"
    type_and_die(home, "first", times=20, length=20_000)
    type_and_stop(home, "closed")
    shutil.copy(home / "alongside.db", copy)
    type_and_die(home, "later", times=20, length=20_000)
    shutil.copy(copy, home / "alongside.db")
    refused(home)


def test_a_later_copy_beside_an_earlier_log_is_refused(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    type_and_stop(home, "first")
    shutil.copytree(home, other)
    type_and_die(home, "one way")
    type_and_stop(other, "another way")
    shutil.copy(other / "alongside.db", home / "alongside.db")
    refused(home)


def test_the_log_of_another_database_is_refused(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    type_and_stop(home, "mine")
    type_and_die(other, "theirs")
    shutil.copy(other / "alongside.db-wal", home)
    refused(home)
    (home / "alongside.db").unlink()
    refused(home)
    assert not (home / "alongside.db").exists()


def test_a_journal_beside_a_database_with_a_log_is_refused(tmp_path: Path) -> None:
    type_and_stop(tmp_path, "first")
    (tmp_path / "alongside.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    assert "alongside.db-journal" in refused(tmp_path)


def test_file_and_log_copied_together_belong_together(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    type_and_stop(home, "first")
    type_and_die(home, "later")
    shutil.copytree(home, copy)
    type_and_stop(home, "latest")
    shutil.rmtree(home)
    copy.rename(home)
    assert headlines(home) == {"first", "later 0"}


def without_marks(file: Path) -> None:
    """As an older Alongside leaves it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version=0")
        connection.execute("PRAGMA application_id=0")


def change_without_marks_and_die(home: Path) -> None:
    without_marks(home / "alongside.db")
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('UPDATE reflections SET flow = ?', ('g' * 3000,)); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(home / "alongside.db")], check=False)


def test_a_log_without_marks_is_read_with_its_file(tmp_path: Path) -> None:
    type_and_stop(tmp_path, "first")
    change_without_marks_and_die(tmp_path)
    assert headlines(tmp_path) == {"first"}


def test_a_log_without_marks_that_would_damage_its_file_is_told_before(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy.db"
    type_and_stop(home, "first")
    shutil.copy(home / "alongside.db", copy)
    type_and_stop(home, "x" * 50)
    for turn in range(40):
        type_and_stop(home, f"{turn} {'y' * 900}")
    change_without_marks_and_die(home)
    without_marks(copy)
    shutil.copy(copy, home / "alongside.db")
    refused(home, Corrupt)


@pytest.mark.parametrize("left", [b"", b"\x37\x7f\x06\x82", b"holiday pictures" * 1000])
def test_a_log_that_is_none_is_no_hindrance(tmp_path: Path, left: bytes) -> None:
    type_and_stop(tmp_path, "first")
    (tmp_path / "alongside.db-wal").write_bytes(left)
    assert headlines(tmp_path) == {"first"}
