"""What people are told when the store cannot be opened or cannot keep anything more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from model.access import Viewer
from model.store import OwnStore, Store, open_store
from model.store.database import engine
from model.store.database.faults import (
    CannotConnect,
    CannotWrite,
    Corrupt,
    DiskFull,
    NewerVersion,
)
from tests.model.store.temporary_home import DAY, WORDS, Place, told


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir()}


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    message = told(CannotWrite, lambda: open_store(tmp_path / "home"))
    assert message.startswith(f"Alongside cannot write to the folder {tmp_path / 'home'}.")
    assert "ALONGSIDE_HOME" in message


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "alongside.db").mkdir()
    told(CannotWrite, lambda: open_store(tmp_path))


def test_a_read_only_database_is_told(kept: Path) -> None:
    before = contents(kept)
    url = f"sqlite:///file:{kept / 'alongside.db'}?mode=ro&uri=true"
    told(CannotWrite, lambda: open_store(kept, url))
    assert contents(kept)["alongside.db"] == before["alongside.db"]


def test_a_full_disk_at_save_is_told_and_loses_nothing(kept: Path) -> None:
    with closing(open_store(kept)) as store:
        own = store.of(Viewer("anna"))
        [made] = own.reflections.all()
        before = own.answers.of(made.id)
        with store.writing() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        limit(store, pages + 1)
        message = told(DiskFull, lambda: save(own, made.id, WORDS * 2))
        assert message.startswith(f"There is no room left to keep anything in the folder {kept}.")
        assert own.answers.of(made.id) == before
        assert own.reflections.get(made.id) == made
        limit(store, 1_000_000)
        save(own, made.id, WORDS * 2)
        assert own.answers.of(made.id)["a.what_1"].words == WORDS * 2


def test_a_full_disk_at_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "max_page_count=3"))
    told(DiskFull, lambda: open_store(tmp_path))
    monkeypatch.undo()
    open_store(tmp_path).close()


def limit(store: Store, pages: int) -> None:
    """Let the database grow to `pages` at most, on the one connection it has pooled."""
    with store.writing() as connection:
        connection.execute(text(f"PRAGMA max_page_count={pages}"))


def save(own: OwnStore, draft: str, words: str) -> None:
    own.answers.save(draft, "a.what_1", words=words, tab="one", base_version=1)


def test_something_else_than_a_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "alongside.db").write_bytes(b"holiday pictures" * 1000)
    message = told(Corrupt, lambda: open_store(tmp_path))
    assert message.startswith(f"The database in the folder {tmp_path} is damaged")
    assert (tmp_path / "alongside.db").read_bytes() == b"holiday pictures" * 1000


def test_a_damaged_database_is_told_at_open(kept: Path) -> None:
    damage(kept)
    told(Corrupt, lambda: open_store(kept))


def test_a_damaged_database_too_large_to_check_is_told_when_met(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(kept)
    monkeypatch.setattr(engine, "CHECKED_WHOLE", 0)
    with closing(open_store(kept)) as store:
        own = store.of(Viewer("anna"))
        told(Corrupt, lambda: [own.answers.of(made.id) for made in own.reflections.all()])


def damage(home: Path) -> None:
    """Overwrite the page at the root of the answers."""
    path = home / "alongside.db"
    with closing(sqlite3.connect(path)) as connection:
        [page] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answers'").fetchone()
        [size] = connection.execute("PRAGMA page_size").fetchone()
    held = bytearray(path.read_bytes())
    held[(page - 1) * size : page * size] = b"\x99" * size
    path.write_bytes(held)


def test_a_newer_database_is_told_and_left_alone(new_place: Place) -> None:
    store = new_place.open()
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    message = told(NewerVersion, new_place.open)
    assert "newer version of Alongside" in message


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://alongside:swordfish@127.0.0.1:1/alongside",
        "postgres://alongside:swordfish@/alongside?host=/no/such/socket",
        "swordfish",
        "oracle-of-delphi://swordfish@host/db",
    ],
)
def test_a_server_that_cannot_be_reached_is_told_without_the_password(tmp_path: Path, url: str) -> None:
    message = told(CannotConnect, lambda: open_store(tmp_path, url))
    assert "ALONGSIDE_DATABASE_URL" in message
    assert "swordfish" not in message


def test_ready_says_whether_the_database_answers(new_place: Place) -> None:
    with closing(new_place.open()) as store:
        assert store.ready() is True
        with store.writing() as connection:
            connection.execute(text("ALTER TABLE store_facts RENAME TO elsewhere"))
        assert store.ready() is False


def test_a_connection_the_server_dropped_is_made_again(tmp_path: Path, postgresql: Callable[[], str]) -> None:
    url = postgresql()
    with closing(open_store(tmp_path / "one", url)) as store, closing(open_store(tmp_path / "one", url)) as other:
        own = store.of(Viewer("anna"))
        made = own.reflections.start("f", "v", "en", DAY)
        with other.writing() as connection:
            others = "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            connection.execute(text(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity {others}"))
        save(own, made.id, "kept after all")
        assert [one.words for one in own.answers.of(made.id).values()] == ["kept after all"]
