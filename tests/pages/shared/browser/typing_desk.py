"""A small app with text boxes, served for real, and somebody who types into it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from playwright.sync_api import Locator, Page

from tests.server.running_server import ROOT, Running, wait_for

APP = Path(__file__).parent / "typing_app.py"
OPTIONS = {
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "runner.fastReruns": "false",
}
PATIENCE = 20.0
SOON = 1.5


@dataclass
class Served:
    """The small app on a port of its own, and what it has stored."""

    place: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(self.port)]
        command += [part for name, value in OPTIONS.items() for part in (f"--{name}", value)]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TYPING_STORE": str(self.store)}
        with (self.place / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
        wait_for(Running(f"http://127.0.0.1:{self.port}", self.place / "log"))

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(PATIENCE)

    @property
    def store(self) -> Path:
        return self.place / "answers.db"

    def kept(self, draft: str) -> dict[str, str]:
        rows = self.ask("SELECT field, words FROM answers WHERE draft = ?", draft)
        return {str(name): str(words) for name, words in rows}

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.store, timeout=10)
        try:
            with connection:
                return connection.execute(statement, values).fetchall()
        finally:
            connection.close()


@dataclass
class Desk:
    """One person's tab on one draft."""

    served: Served
    page: Page
    draft: str = field(default_factory=lambda: f"draft-{token_hex(4)}")

    def open(self, **more: object) -> None:
        query = "&".join([f"draft={self.draft}", *(f"{name}={value}" for name, value in more.items())])
        self.page.goto(f"http://127.0.0.1:{self.served.port}/?{query}")
        self.box().wait_for()

    def box(self, label: str = "What happened?") -> Locator:
        return self.page.get_by_label(label)

    def line(self) -> str:
        return self.page.locator(".box:visible .state").first.inner_text()

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def comes(self, expected: dict[str, str], within: float = PATIENCE) -> None:
        settles(lambda: self.served.kept(self.draft), expected, within)

    def has_nothing_unsent(self) -> None:
        settles(self.unsent, [], PATIENCE)

    def unsent(self) -> list[str]:
        names = self.page.evaluate("Object.keys(sessionStorage)")
        return [name for name in names if name.startswith("alongside:") and name != "alongside:tab"]


def settles(look: Callable[[], object], expected: object, within: float = PATIENCE) -> None:
    end = time.monotonic() + within
    while (seen := look()) != expected and time.monotonic() < end:
        time.sleep(0.05)
    assert seen == expected


def begin(place: Path, port: int) -> Served:
    served = Served(place, port)
    served.ask("CREATE TABLE answers (draft, field, words, version, base, tab, saved_at, PRIMARY KEY (draft, field))")
    served.start()
    return served


def slots(page: Page) -> dict[str, str]:
    """All that the tab's storage holds of words."""
    kept: dict[str, str] = page.evaluate("({ ...sessionStorage })")
    return {slot: value for slot, value in kept.items() if slot.startswith("alongside:") and slot != "alongside:tab"}
