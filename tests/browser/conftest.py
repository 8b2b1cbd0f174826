"""One running Alongside for all journeys, emptied before each, and tabs that notice every error."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from model.store import OwnStore
from tests.browser.server import Served
from tests.devices import Device, Devices
from tests.server.running_server import free_port


def told(said: ConsoleMessage) -> list[str]:
    """What the console says of an error, with the place it speaks of."""
    place = said.location["url"]
    # Opened at /reflect and the like, Streamlit first looks for its server under that address, then at the root.
    looking = "404" in said.text and "/_stcore/" in place
    return [f"{said.text} {place}"] if said.type == "error" and not looking else []


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Alongside as a person starts it."""
    served = Served(tmp_path_factory.mktemp("alongside"))
    served.start()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def unable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An Alongside whose data folder is a file."""
    served = Served(tmp_path_factory.mktemp("unable"))
    served.home.write_text("not a folder", encoding="utf-8")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def own(running: Served) -> Iterator[OwnStore]:
    """What the person of the running Alongside wrote: nothing yet."""
    with running.own_emptied() as own:
        yield own


@pytest.fixture
def served(running: Served, own: OwnStore) -> Served:  # noqa: ARG001  it empties the store
    """The running Alongside with nothing written in it."""
    return running


@pytest.fixture
def trouble() -> list[str]:
    """Every script error, dialog and console error of the tabs of this test."""
    return []


@pytest.fixture
def device(lend: Device, trouble: list[str]) -> Iterator[Device]:
    """Lends devices whose errors are heard: `device(width=390, dark=True)`."""
    lent: list[BrowserContext] = []
    heard = {
        "weberror": lambda fault: trouble.append(f"script: {fault.error}"),
        "console": lambda said: trouble.extend(told(said)),
        "dialog": lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()),
    }

    def make(width: int = 1280, *, dark: bool = False) -> BrowserContext:
        lent.append(lend(width, dark=dark))
        for event, hear in heard.items():
            lent[-1].on(event, hear)
        return lent[-1]

    yield make
    for context in lent:
        for event, hear in heard.items():
            context.remove_listener(event, hear)


@pytest.fixture
def page(device: Device, trouble: list[str]) -> Iterator[Page]:
    """A laptop's tab; the test fails if anything went wrong in it."""
    yield device().new_page()
    assert trouble == []


@pytest.fixture
def phone(device: Device, trouble: list[str]) -> Iterator[Page]:
    """A phone's tab; the test fails if anything went wrong in it."""
    yield device(390).new_page()
    assert trouble == []


@pytest.fixture(scope="session")
def scanned(devices: Devices) -> Iterator[Page]:
    """One tab for all scans of pages."""
    with devices.lent() as lend:
        yield lend().new_page()


@pytest.fixture(scope="session")
def ports() -> list[int]:
    """The ports of machines that tests may kill: the browser has compiled the scripts of an address it saw before."""
    return []


@pytest.fixture
def machines(tmp_path_factory: pytest.TempPathFactory, ports: list[int]) -> Iterator[Callable[..., Served]]:
    """Starts machines of their own, which a test may kill."""
    started: list[Served] = []

    def start(name: str, **environment: str) -> Served:
        if len(started) == len(ports):
            ports.append(free_port())
        served = Served(tmp_path_factory.mktemp(name), port=ports[len(started)], **environment)
        started.append(served)
        served.start()
        return served

    yield start
    for served in started:
        served.stop()
