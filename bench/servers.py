"""Starts the servers that are measured: Alongside, the same pages on stock Streamlit, and an empty page on either."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from model.home import make_private
from model.key_set import KEYS_VARIABLE
from model.team.settings import SECRET_VARIABLE, TEAM_VARIABLE
from server.files.compression import first_files
from server.settings import lasting_settings

ROOT = Path(__file__).resolve().parent.parent
EMPTY = Path(__file__).parent / "pages" / "empty.py"
STOCK_PAGES = Path(__file__).parent / "pages" / "stock.py"
PATIENCE = 60.0
HEALTH = "/_stcore/health"


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    process: psutil.Process
    seconds_to_health: float
    seconds_to_ready: float
    room_port: int = 0
    """Where phones are answered, or 0 where no room is open to a network."""

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """CPU seconds it has used."""
        return sum(self.process.cpu_times()[:2])

    def rss_kb(self) -> float:
        """Memory it holds now."""
        return self.process.memory_info().rss / 1024


@contextmanager
def alongside(home: Path) -> Iterator[Server]:
    """Alongside as it is shipped."""
    with running(["streamlit", "run", str(ROOT / "app.py")], home, "/ready") as server:
        yield server


@contextmanager
def alongside_in_a_room(home: Path) -> Iterator[Server]:
    """The same with the phones' own port open, as `do.py workshop` starts it."""
    with running(["streamlit", "run", str(ROOT / "app.py")], home, "/ready", room_port=free_port()) as server:
        yield server


@contextmanager
def alongside_of_a_team(home: Path, port: int, settings: Path, secret: str, key: str) -> Iterator[Server]:
    """The same as a team's server, on the port that its settings name; the secret is that of the provider `staff`."""
    more = {TEAM_VARIABLE: str(settings), SECRET_VARIABLE.format("STAFF"): secret, KEYS_VARIABLE: key}
    with running(["streamlit", "run", str(ROOT / "app.py")], home, "/ready", port=port, more=more) as server:
        yield server


@contextmanager
def alongside_stock(home: Path) -> Iterator[Server]:
    """The same pages on Streamlit as it comes: its own settings, its own server, nothing of ours around them."""
    with running(["streamlit", "run", str(ROOT / "pages" / "shell.py"), "--server.headless", "true"], home) as server:
        yield server


@contextmanager
def alongside_collecting(home: Path) -> Iterator[Server]:
    """Alongside with the collection after each run back on."""
    with running(["uvicorn", "bench.collection:app", "--app-dir", str(ROOT)], home) as server:
        yield server


@contextmanager
def empty(home: Path) -> Iterator[Server]:
    """An empty page on Streamlit with the settings that Alongside gives it."""
    with one_page(EMPTY, home) as server:
        yield server


@contextmanager
def one_page(page: Path, home: Path) -> Iterator[Server]:
    """A page of its own on Streamlit with the settings that Alongside gives it."""
    settings = [part for name, value in lasting_settings() for part in (f"--{name}", str(value).lower())]
    with running(["streamlit", "run", str(page), "--server.headless", "true", *settings], home) as server:
        yield server


@contextmanager
def empty_stock(home: Path) -> Iterator[Server]:
    """An empty page on Streamlit as it comes."""
    with running(["streamlit", "run", str(EMPTY), "--server.headless", "true"], home) as server:
        yield server


@contextmanager
def stock_pages(home: Path) -> Iterator[Server]:
    """Pages with the same texts and buttons as ours, on Streamlit as it comes."""
    with running(["streamlit", "run", str(STOCK_PAGES), "--server.headless", "true"], home) as server:
        yield server


@contextmanager
def new_folder() -> Iterator[Path]:
    """A private folder that is gone afterwards."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        home = Path(folder) / "home"
        make_private(home)
        yield home


@contextmanager
def new_home() -> Iterator[Path]:
    """A private folder that is gone afterwards, with the packed files in it, so that no packing is measured."""
    with new_folder() as home:
        copytree(_packed(), home / "cache")
        yield home


@cache
def _packed() -> Path:
    """A cache folder in which the first screen's files are packed."""
    folder = Path(mkdtemp(prefix="alongside-bench-"))
    atexit.register(rmtree, folder)
    with alongside(folder):
        kept = folder / "cache"
        while sum(1 for _ in kept.glob("*/*.br")) < len(first_files()):
            time.sleep(0.2)
    return kept


@contextmanager
def running(
    command: list[str],
    home: Path,
    ready: str = HEALTH,
    *,
    room_port: int = 0,
    port: int = 0,
    more: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    port = port or free_port()
    port_option = "--port" if command[0] == "uvicorn" else "--server.port"
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "STREAMLIT_"))
    }
    surroundings |= {"PYTHONPATH": str(ROOT), "ALONGSIDE_HOME": str(home), **(more or {})}
    if room_port:
        surroundings["ALONGSIDE_ROOM_PORT"] = str(room_port)
    with TemporaryDirectory() as elsewhere, (Path(elsewhere) / "log").open("wb") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *command, port_option, str(port)],
            cwd=elsewhere,
            env=surroundings,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address, said = f"http://127.0.0.1:{port}", Path(elsewhere) / "log"
            healthy = _wait(process, address + (ready if more else HEALTH), said) - begun
            is_ready = _wait(process, address + ready, said) - begun
            yield Server(port, psutil.Process(process.pid), healthy, is_ready, room_port)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> float:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return time.perf_counter()
        except (URLError, OSError):
            time.sleep(0.005)
    raise SystemExit(f"{address} did not come to answer 200. The server said:\n{log.read_text()}")


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
