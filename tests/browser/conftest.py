"""One running Alongside for all journeys, emptied before each, and tabs that notice every error."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from model.access import LOCAL
from model.store import OwnStore
from tests.browser.server import Served

PATIENCE = 15_000
"""Milliseconds that any one condition may take."""

expect.set_options(timeout=PATIENCE)


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
    with running.store() as store:
        store.deletion(LOCAL).everything()
        yield store.of(LOCAL)


@pytest.fixture
def served(running: Served, own: OwnStore) -> Served:  # noqa: ARG001  it empties the store
    """The running Alongside with nothing written in it."""
    return running


@pytest.fixture
def trouble() -> list[str]:
    """Every script error, dialog and console error of the tabs of this test."""
    return []


@pytest.fixture
def device(browser: Browser, trouble: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a device of its own: `device(width=390, dark=True)`."""
    made: list[BrowserContext] = []

    def make(width: int = 1280, *, dark: bool = False) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 800 else 900},
            color_scheme="dark" if dark else "light",
            timezone_id="Europe/Dublin",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda fault: trouble.append(f"script: {fault.error}"))
        context.on("console", lambda said: trouble.extend(told(said)))
        context.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(device: Callable[..., BrowserContext], trouble: list[str]) -> Iterator[Page]:
    """A laptop's tab; the test fails if anything went wrong in it."""
    yield device().new_page()
    assert trouble == []


@pytest.fixture
def phone(device: Callable[..., BrowserContext], trouble: list[str]) -> Iterator[Page]:
    """A phone's tab; the test fails if anything went wrong in it."""
    yield device(390).new_page()
    assert trouble == []


@pytest.fixture
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Served]]:
    """Starts machines of their own, which a test may kill."""
    started: list[Served] = []

    def start(name: str) -> Served:
        served = Served(tmp_path_factory.mktemp(name))
        served.start()
        started.append(served)
        return served

    yield start
    for served in started:
        served.stop()
