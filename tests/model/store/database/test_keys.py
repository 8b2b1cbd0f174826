"""What people are told when the key to their data is missing or does not fit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.access import Viewer
from model.key_set import KEYS_VARIABLE
from model.store import open_store
from model.store.database.faults import (
    KeyDoesNotFit,
    KeyMissing,
)
from tests.model.store.temporary_home import WORDS, told


def test_a_missing_key_is_told_and_none_is_made(kept: Path) -> None:
    key = kept / "alongside.key"
    held = key.read_bytes()
    key.unlink()
    assert "alongside.key" in told(KeyMissing, lambda: open_store(kept))
    assert key.exists() is False
    key.write_bytes(held)
    assert answers(kept) == [WORDS]


def test_a_key_that_does_not_fit_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Fernet.generate_key().decode()
    monkeypatch.setenv(KEYS_VARIABLE, other)
    message = told(KeyDoesNotFit, lambda: open_store(kept))
    assert other not in message
    monkeypatch.setenv(KEYS_VARIABLE, f"{other}, {(kept / 'alongside.key').read_text()}")
    assert answers(kept) == [WORDS]


def test_a_key_file_left_empty_by_a_full_disk_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "alongside.key").touch()
    open_store(tmp_path).close()
    assert (tmp_path / "alongside.key").stat().st_size == 45
    assert answers(tmp_path) == []


@pytest.mark.parametrize("nonsense", ["hunter2", "é" * 44, "a" * 44 + ",,"])
def test_something_else_than_a_key_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nonsense: str) -> None:
    monkeypatch.setenv(KEYS_VARIABLE, nonsense)
    message = told(KeyDoesNotFit, lambda: open_store(tmp_path))
    assert message.startswith("One of the keys")
    assert nonsense not in message


def answers(home: Path) -> list[str]:
    with closing(open_store(home)) as store:
        own = store.of(Viewer("anna"))
        return [one.words for made in own.reflections.all() for one in own.answers.of(made.id).values()]


def test_a_second_home_without_the_key_of_a_shared_database_is_told(
    tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    url = postgresql()
    open_store(tmp_path / "one", url).close()
    told(KeyMissing, lambda: open_store(tmp_path / "two", url))
