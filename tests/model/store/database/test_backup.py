"""A backup holds what was kept, while others go on writing, and is restored whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.access import Viewer
from model.key_set import KEYS_VARIABLE
from model.store import open_store
from model.store.database.backup import back_up
from model.store.database.faults import (
    ForeignLog,
    KeyDoesNotFit,
    KeyMissing,
    NoBackup,
)
from model.store.database.restore import restore
from tests.model.store.database.backup_unchanged import ROOT, contents, refused
from tests.model.store.database.test_foreign_log import headlines, type_and_die, type_and_stop
from tests.model.store.temporary_home import DAY, told

pytestmark = pytest.mark.slow


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
