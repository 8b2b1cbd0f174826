"""A running Alongside with a home of its own, and ways of waiting for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.access import LOCAL
from model.store import OwnStore, Store, open_store
from tests.server.running_server import PATIENCE, ROOT, Running, free_port, wait_for

A_DAY = date(2026, 3, 4)


class Served:
    """`streamlit run app.py` on a free port; it can be killed and started again on the same one."""

    def __init__(self, folder: Path, *, port: int | None = None, **environment: str) -> None:
        self.home = folder / "home"
        self.log = folder / "log"
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
        surroundings |= {"ALONGSIDE_HOME": str(self.home), **self._environment}
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=out, stderr=subprocess.STDOUT)
        wait_for(Running(self.address, self.log))

    def kill(self) -> None:
        """End it as a dead battery would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE)

    def stop(self) -> None:
        """End it in an orderly way."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(PATIENCE)

    @contextmanager
    def own(self) -> Iterator[OwnStore]:
        """What the one person wrote, read beside the running server."""
        with self.store() as store:
            yield store.of(LOCAL)

    @contextmanager
    def own_emptied(self) -> Iterator[OwnStore]:
        """The same, after everything was deleted."""
        with self.store() as store:
            store.deletion(LOCAL).everything()
            yield store.of(LOCAL)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Its store, opened as it does."""
        with pytest.MonkeyPatch.context() as surroundings:
            for name, value in self._environment.items():
                surroundings.setenv(name, value)
            store = open_store(self.home)
        with closing(store):
            yield store


def wait_until(
    true: Callable[[], Any], what: str, instead: Callable[[], Any] = lambda: "", patience: float = 20.0
) -> None:
    """Wait for a condition that the page does not show; `instead` tells what there is."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            pytest.fail(f"after {patience:.0f} s there is still not {what}, but {str(instead())[:200]}")
        time.sleep(0.05)
