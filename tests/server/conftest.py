from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.server.running_server import PATIENCE, ROOT, STAND_IN, Running, Start, free_port, wait_for


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts a server: `start(folder, "streamlit" | "uvicorn", cwd=..., **environment)`; all are stopped at the end."""
    processes: list[subprocess.Popen[bytes]] = []

    def begin(folder: Path, way: str, *, cwd: Path | None = None, **environment: str) -> Running:
        place, port = tmp_path_factory.mktemp("server"), free_port()
        commands = {
            "streamlit": ["streamlit", "run", str(folder / "app.py"), "--server.port", str(port)],
            "uvicorn": ["uvicorn", "app:app", "--app-dir", str(folder), "--port", str(port)],
        }
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
        surroundings |= {"PYTHONPATH": str(ROOT), "ALONGSIDE_HOME": str(place / "home"), **environment}
        log = place / "log"
        with log.open("wb") as out:
            command = [sys.executable, "-m", *commands[way]]
            processes.append(
                subprocess.Popen(command, cwd=cwd or place, env=surroundings, stdout=out, stderr=subprocess.STDOUT)
            )
        running = Running(f"http://127.0.0.1:{port}", log)
        wait_for(running)
        return running

    yield begin
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(PATIENCE)


@pytest.fixture(scope="module")
def stand_in(start: Start) -> Running:
    return start(STAND_IN, "streamlit", cwd=ROOT, ALONGSIDE_TEST="1")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()
