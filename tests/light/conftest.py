"""A real server with the light pages on a real store, and phones and a trainer for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

import server
from pages.light import joining, light_app, limits
from server import opening
from tests.light.phones import House, Phone
from tests.server.running import free_port

PATIENCE = 20.0


class _Server(uvicorn.Server):
    def install_signal_handlers(self) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """Where the light pages answer, for all tests of a file."""
    port = free_port()
    config = uvicorn.Config(
        light_app(), port=port, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=1
    )
    running = _Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not running.started:
        assert time.monotonic() < end
        time.sleep(0.02)
    yield "127.0.0.1", port
    running.should_exit = True
    thread.join(PATIENCE)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: tuple[str, int]) -> Iterator[House]:
    """The house opened on an empty store, its limits full."""
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    for name in ("ALONGSIDE_CONTENT", "ALONGSIDE_DATABASE_URL", "ALONGSIDE_HOSTS", "ALONGSIDE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(joining, "_codes", limits.wrong_codes())
    monkeypatch.setattr(joining, "_words", limits.wrong_words())
    opening.leave()
    opened = server.house()
    assert opened.faults == []
    yield House(address)
    opening.leave()


@pytest.fixture
def room(house: House):
    """An open room with the plan that has one step of nearly every kind."""
    return house.open("meeting_the_model")


@pytest.fixture
def phone(house: House) -> Phone:
    """A phone with an empty cookie jar."""
    return Phone(house.address)
