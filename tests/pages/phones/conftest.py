"""A real server with the light pages on a real store, and phones and a trainer for it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from model.content import Content, load_content
from model.store import open_store
from model.workshop.room import Room
from pages.phones import join_routes, phones_app, rate_limits
from server import services
from tests.pages.phones.phones import Clock, Phone, Trainer
from tests.server.running_server import free_port
from tests.shipped import SHIPPED

PATIENCE = 20.0


class _Server(uvicorn.Server):
    def install_signal_handlers(self) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """Where the light pages answer, for all tests of a file."""
    port = free_port()
    config = uvicorn.Config(
        phones_app(), port=port, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=1
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


@pytest.fixture(scope="session")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    """The shipped English, and a second language that says its phone's words with a sign before them."""
    folder = tmp_path_factory.mktemp("content") / "cy"
    shutil.copytree(SHIPPED, folder)
    settings, phone = folder / "settings.yaml", folder / "phone.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: cy"))
    phone.write_text(phone.read_text().replace("title: Join", "title: Ymuno! Join"))
    workshops = folder / "workshops.yaml"
    workshops.write_text(workshops.read_text().replace("title: The ground", "title: Y ddaear! The ground"))
    return {"cy": load_content(folder), "en": load_content(SHIPPED)}


@pytest.fixture
def clock() -> Clock:
    """The clock of the limits."""
    return Clock()


@pytest.fixture
def trainer(
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: tuple[str, int],
    languages: dict[str, Content],
) -> Iterator[Trainer]:
    """A trainer in an empty store, the limits full."""
    for name in ("ALONGSIDE_CONTENT", "ALONGSIDE_DATABASE_URL", "ALONGSIDE_HOSTS", "ALONGSIDE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(join_routes, "_codes", rate_limits.wrong_codes(clock))
    monkeypatch.setattr(join_routes, "_words", rate_limits.wrong_words(clock))
    monkeypatch.setattr(join_routes, "_joins", rate_limits.joins(clock))
    services.close()
    store = open_store(tmp_path / "home")
    monkeypatch.setattr(services, "_open", services.Services(languages["en"], store, [], languages))
    yield Trainer(address)
    services.close()


@pytest.fixture
def room(trainer: Trainer) -> Room:
    """An open room with the plan that has one step of nearly every kind."""
    return trainer.open("meeting_the_model")


@pytest.fixture
def phone(trainer: Trainer) -> Phone:
    """A phone with an empty cookie jar."""
    return Phone(trainer.address)


@pytest.fixture
def at_ground(trainer: Trainer, room: Room, phone: Phone) -> Room:
    """The same room with the phone in it, where everybody places three elements."""
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    return room
