"""A terminal that is closed stops the server in order: nothing that was kept waits in a log."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from model.access import LOCAL
from model.store import open_store
from server.assembly import stopping_with_terminal
from tests.model.store.temporary_home import DAY
from tests.server.running_server import PATIENCE, ROOT, Running, free_port, wait_for

if sys.platform == "win32":
    pytest.skip("Windows tells of a closed terminal in another way", allow_module_level=True)

import pty

COMMANDS: dict[str, Callable[[int], list[str]]] = {
    "streamlit": lambda port: ["streamlit", "run", "app.py", "--server.port", str(port)],
    "uvicorn": lambda port: ["uvicorn", "app:app", "--port", str(port)],
}

pytestmark = pytest.mark.slow

AT_A_TERMINAL = """
import fcntl, os, signal, sys, termios

signal.signal(signal.SIGHUP, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])
"""
"""Makes what is standard input the terminal of this session, deaf to no hang-up, and goes on as the server."""


@pytest.mark.parametrize("way", COMMANDS)
def test_a_closed_terminal_leaves_no_log(tmp_path: Path, way: str) -> None:
    port, (terminal, end) = free_port(), pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    process = subprocess.Popen(
        [sys.executable, "-c", AT_A_TERMINAL, *COMMANDS[way](port)],
        cwd=ROOT,
        env=surroundings | {"ALONGSIDE_HOME": str(tmp_path / "home")},
        stdin=end,
        stdout=end,
        stderr=end,
        start_new_session=True,
    )
    os.close(end)
    wait_for(Running(f"http://127.0.0.1:{port}", tmp_path / "no log"))
    log = tmp_path / "home" / "alongside.db-wal"
    until = time.monotonic() + PATIENCE
    while not log.exists() and time.monotonic() < until:
        time.sleep(0.05)
    with closing(open_store(tmp_path / "home")) as store:
        store.of(LOCAL).reflections.start("f", "v", "en", DAY)
    assert log.stat().st_size > 0
    os.close(terminal)
    process.wait(PATIENCE)
    assert sorted(path.name for path in (tmp_path / "home").glob("alongside*")) == ["alongside.db", "alongside.key"]


def test_a_server_that_was_told_to_outlive_its_terminal_does() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping_with_terminal():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
