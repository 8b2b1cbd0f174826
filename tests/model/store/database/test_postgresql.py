"""Connections to PostgreSQL that the server has closed while they rested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from model.access import Viewer
from model.store import Store
from model.store.database import postgresql as connections
from tests.model.store.temporary_home import DAY, Place


@pytest.fixture
def url(postgresql: Callable[[], str]) -> str:
    """A database of its own, whose connections a test may end."""
    return postgresql()


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    """An open, empty store on it."""
    with closing(Place(tmp_path / "home", url).open()) as store:
        yield store


@pytest.fixture
def asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each time that a connection was asked whether it is there."""
    times: list[None] = []
    ask = store.database.engine.dialect.do_ping
    monkeypatch.setattr(
        store.database.engine.dialect, "do_ping", lambda connection: (times.append(None), ask(connection))[1]
    )
    return times


def close_all(url: str) -> None:
    """End every connection but this one, as a restart of the server does."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("rests_unasked", [-1.0, 3600.0])
def test_connections_closed_while_they_rested_are_made_anew_unseen(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch, rests_unasked: float
) -> None:
    monkeypatch.setattr(connections, "RESTS_UNASKED", rests_unasked)
    own = store.of(Viewer("anna"))
    with store.reading() as first, store.reading() as second:
        assert [one.exec_driver_sql("SELECT 1").scalar_one() for one in (first, second)] == [1, 1]
    close_all(url)
    with store.reading() as first, store.reading() as second:
        assert [one.exec_driver_sql("SELECT 1").scalar_one() for one in (first, second)] == [1, 1]
    close_all(url)
    own.reflections.start("five_minutes", "v1", "en", DAY)
    assert own.reflections.count() == 1


def test_a_connection_that_has_just_answered_is_not_asked(store: Store, asked: list[None]) -> None:
    own = store.of(Viewer("anna"))
    for _ in range(3):
        own.reflections.count()
    assert asked == []


def test_a_connection_that_rested_is_asked_once(
    store: Store, asked: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = store.of(Viewer("anna"))
    own.reflections.count()
    monkeypatch.setattr(connections, "RESTS_UNASKED", -1.0)
    own.reflections.count()
    assert asked == [None]
