"""How a store is made and brought up to date is what these tests are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.store.database.backup import back_up
from tests.model.store.database.test_foreign_log import type_and_stop


@pytest.fixture(autouse=True)
def new_stores_are_copies() -> None:
    """Here they are not."""


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
