"""What all tests share: the shipped content, and one Chromium for those that need a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from model.content import Content
from tests.shipped import shipped_content

settings.register_profile("whatever else runs", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever else runs")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CALM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
)
NO_BROWSER = f"there is no Chromium here ({', '.join(BROWSERS)})"

_skipped: list[str] = []


def found_chromium() -> str | None:
    """The executable of the first browser on the PATH."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


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
        opened = playwright.chromium.launch(executable_path=chromium, args=list(CALM))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shipped() -> Content:
    """The content that Alongside ships with, its words for the person filled in."""
    return shipped_content()
