"""Upgrade, going back, and a lost key, as somebody who runs a server goes through them with backups."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.key_set import KEY_FILE
from model.store import open_store
from model.store.database.backup import back_up
from model.store.database.engine import DATABASE_FILE
from model.store.database.faults import KeyMissing, NewerVersion
from model.store.database.migrate import HEAD
from model.store.database.restore import restore
from tests.model.store.database.backup_unchanged import ROOT, refused
from tests.model.store.database.test_foreign_log import headlines, type_and_stop

pytestmark = pytest.mark.slow
EARLIER = ROOT / "tests" / "data" / "made_before_the_move"
"""A folder that an earlier Alongside kept."""


def count(home: Path) -> dict[str, int]:
    """How many rows each table of the earlier Alongside has."""
    with closing(sqlite3.connect(home / DATABASE_FILE)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for [name] in names
            if not name.startswith("sqlite_")
        }


def revision(home: Path) -> str:
    with closing(sqlite3.connect(home / DATABASE_FILE)) as connection:
        [found] = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found)


def test_a_backup_of_an_earlier_version_is_restored_and_brought_up_to_date(tmp_path: Path) -> None:
    old, new, backup = tmp_path / "old", tmp_path / "new", tmp_path / "backup"
    old.mkdir(mode=0o700)
    (old / DATABASE_FILE).write_bytes(gzip.decompress((EARLIER / f"{DATABASE_FILE}.gz").read_bytes()))
    (old / KEY_FILE).write_bytes((EARLIER / KEY_FILE).read_bytes())
    before = count(old)
    made = back_up(old, None, backup, with_key=True)
    restore(new, None, backup, replace=False)
    open_store(new).close()
    after = count(new)

    assert (made.revision < HEAD, revision(new)) == (True, HEAD)
    before["store_facts"] += 1  # the secret of four words
    assert {name: after[name] for name in before} == before
    assert before["reflections"] > 0


def test_going_back_is_restoring_what_was_backed_up_before(home: Path, made: Path) -> None:
    """A newer version wrote to the database since, so this one refuses it until the backup takes its place."""
    type_and_stop(home, "typed in the newer version")
    with closing(sqlite3.connect(home / DATABASE_FILE, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(home, NewerVersion, lambda: open_store(home))
    aside = restore(home, None, made, replace=True)

    assert headlines(home) == {"first"}
    assert aside is not None
    assert revision(aside) == "9999"


def test_a_lost_key_comes_back_from_its_copy_or_from_a_backup_that_holds_it(home: Path, made: Path) -> None:
    copy = (home / KEY_FILE).read_bytes()
    (home / KEY_FILE).unlink()
    refused(home, KeyMissing, lambda: open_store(home))
    (home / KEY_FILE).write_bytes(copy)
    with_the_copy = headlines(home)
    (home / KEY_FILE).unlink()
    restore(home, None, made, replace=True)

    assert (with_the_copy, headlines(home)) == ({"first"}, {"first"})
