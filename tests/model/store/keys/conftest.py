"""A team's place that holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.store import Store
from tests.model.store.keys.team_data import as_team
from tests.model.store.temporary_home import Place


@pytest.fixture(autouse=True)
def new_stores_are_copies() -> None:
    """Here they are not: for what is new, everything is placed from the beginning."""


@pytest.fixture
def server(new_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A team's place that holds nothing, on each kind of database."""
    as_team(tmp_path, monkeypatch)
    return new_place


@pytest.fixture
def store(server: Place) -> Iterator[Store]:
    """An open, empty store of a team's."""
    with closing(server.open()) as store:
        yield store
