"""A served app with text boxes, a browser on it, and one that a test may kill."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.devices import Device
from tests.pages.shared.browser.typing_desk import Desk, Served, begin
from tests.server.running_server import free_port


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = begin(tmp_path_factory.mktemp("typing"), free_port())
    yield running
    running.kill()


@pytest.fixture(scope="session")
def mortal_port() -> int:
    """The port of every server that a test kills: the browser has compiled the scripts of an address it saw before."""
    return free_port()


@pytest.fixture
def mortal(tmp_path: Path, mortal_port: int) -> Iterator[Served]:
    """A server of its own for a test that kills it."""
    running = begin(tmp_path, mortal_port)
    yield running
    running.kill()


@pytest.fixture
def context(lend: Device) -> BrowserContext:
    return lend()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def desk(served: Served, page: Page) -> Desk:
    at = Desk(served, page)
    at.open()
    return at
