"""oTree on its own production server, in an environment of its own: it needs much older versions of what we use."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import Request, urlopen

from bench.servers import PATIENCE, free_port

VERSION = "6.0.15"
PROJECT = Path(__file__).parent / "otree_app"
KEY = "bench"


@contextmanager
def otree(people: int) -> Iterator[tuple[int, int, list[str]]]:
    """`otree prodserver` with a session of so many participants; its port and process id, and their codes.

    The database is oTree's own default: SQLite in memory, written to the disk when the server stops. That promises
    less than we do, and is quicker than a file.
    """
    program, port = _installed(), free_port()
    with TemporaryDirectory(prefix="alongside-otree-") as folder:
        project = Path(folder) / "project"
        shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("__pycache__"))
        (project / "_static").mkdir()
        surroundings = {
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "OTREE_PRODUCTION": "1",
            "OTREE_ADMIN_PASSWORD": "bench",
            "OTREE_REST_KEY": KEY,
        }
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen(
                [program, "prodserver", f"127.0.0.1:{port}"],
                cwd=project,
                env=surroundings,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            _wait(process, port, Path(folder) / "log")
            yield port, process.pid, _people(port, people)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)  # it has a second process that looks after time limits
            process.wait(PATIENCE)


def _installed() -> Path:
    """The `otree` program, installed at the first call into the cache folder of whoever measures."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    place = cache / "alongside-bench" / f"otree-{VERSION}"
    program = place / "bin" / "otree"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        install = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, f"otree=={VERSION}"], check=True)
    return program


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            _ask(port, "otree_version")
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"oTree did not start. It said:\n{log.read_text()}")


def _people(port: int, how_many: int) -> list[str]:
    session = _ask(port, "sessions", {"session_config_name": "rating", "num_participants": how_many})
    told = _ask(port, f"get_session/{session['code']}", {})
    return [participant["code"] for participant in told["participants"]]


def _ask(port: int, what: str, said: dict[str, object] | None = None) -> dict:
    body = None if said is None else json.dumps(said).encode()
    headers = {"otree-rest-key": KEY, "Content-Type": "application/json"}
    with urlopen(Request(f"http://127.0.0.1:{port}/api/{what}", body, headers), timeout=60) as reply:
        return json.load(reply)
