"""Alongside started as a trainer starts it, in a process group of its own."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.server.running_server import PATIENCE, ROOT, Running, wait_for


class Workshop(NamedTuple):
    """A running Alongside: its port for this machine, and its port for the room."""

    main: int
    room: int


class Starting:
    """Serves while inside: `with Starting(command, place, ports, PORT="8501"): ...`."""

    def __init__(self, command: list[str], place: Path, ports: Workshop, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
        own = {"ALONGSIDE_HOME": str(place / "home"), "ALONGSIDE_VENV": str(installed(place / "parts"))}
        self._log = place / "log"
        self._running = Running(f"http://127.0.0.1:{ports.main}", self._log)
        with self._log.open("wb") as out:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env={**kept, **own, **environment}, stdout=out, stderr=out, start_new_session=True
            )

    def __enter__(self) -> None:
        try:
            wait_for(self._running)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        """Ctrl-C, as a terminal sends it: to do.py and to what it started."""
        os.killpg(self._process.pid, signal.SIGINT)
        self._process.wait(PATIENCE)


def installed(place: Path) -> Path:
    """An environment that do.py takes for its own, with the parts that the tests run with, so nothing is installed."""
    (place / "bin").mkdir(parents=True)
    python = place / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    lock = "requirements.lock"
    wanted = sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()
    (place / f"installed-{lock}.txt").write_text(wanted)
    return place
