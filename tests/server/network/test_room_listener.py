from __future__ import annotations

import asyncio
import http.client
import logging
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing, contextmanager, suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.network import room_listener
from server.network.room_listener import MOST_CONNECTIONS, RoomListener
from tests.server.network.far_phone import REFUSED, ask, handshake, request
from tests.server.running_server import PATIENCE, free_port


async def wait_long(_request: Request) -> Response:
    await asyncio.sleep(25)
    return Response("at last")


async def ends(asked: Request) -> Response:
    return JSONResponse([asked.client.host if asked.client else None, asked.url.scheme])


async def answer(asked: Request) -> Response:
    return Response(str(len(await asked.body())))


async def breaks(_request: Request) -> Response:
    raise ZeroDivisionError


PHONES = Starlette(
    routes=[
        Route("/wait", wait_long),
        Route("/ends", ends),
        Route("/breaks", breaks),
        Route("/answer", answer, methods=["POST"]),
    ],
)


class Loop:
    """An event loop in a thread of its own, as the server's is beside the tests."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def do(self, work: object) -> object:
        done: Future[object] = asyncio.run_coroutine_threadsafe(work, self._loop)  # type: ignore[arg-type]
        return done.result(PATIENCE)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.stop()


@contextmanager
def listening(loop: Loop) -> Iterator[int]:
    port = free_port()
    listener = RoomListener(PHONES, port)
    loop.do(listener.open())
    try:
        yield port
    finally:
        loop.do(listener.close())


def test_listener_answers_with_its_own_app_and_nothing_afterwards(loop: Loop) -> None:
    with listening(loop) as port:
        assert ask("127.0.0.1", port, request("/ends")).body == '["127.0.0.1","http"]'
        assert ask("127.0.0.1", port, request("/")).status == 404
    assert ask("127.0.0.1", port, request("/ends")) == REFUSED


def test_listener_tells_nothing_of_the_server_it_is(loop: Loop) -> None:
    with listening(loop) as port:
        head = ask("127.0.0.1", port, request("/ends")).head.lower()
    assert [line.partition(":")[0] for line in head.splitlines()[1:]] == [
        "date",
        "content-length",
        "content-type",
        "connection",
    ]


def test_listener_believes_no_header_about_where_a_phone_is(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    with listening(loop) as port:
        said = request("/ends", "X-Forwarded-For: 8.8.8.8", "X-Forwarded-Proto: https", "Forwarded: for=8.8.8.8")
        assert ask("127.0.0.1", port, said).body == '["127.0.0.1","http"]'


def test_listener_opens_no_websocket(loop: Loop) -> None:
    with listening(loop) as port:
        assert ask("127.0.0.1", port, handshake("/_stcore/stream")).status == 404


def test_head_of_a_request_may_not_be_huge(loop: Loop) -> None:
    with listening(loop) as port:
        assert ask("127.0.0.1", port, request("/ends", f"X: {'a' * 1_000_000}")).status == 400
        assert ask("127.0.0.1", port, request("/ends")).status == 200


@pytest.mark.parametrize(
    "begun", ["", "GET /ends HT", "POST /answer HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"]
)
def test_connection_that_does_not_say_all_it_asks_is_hung_up_on(
    loop: Loop, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    monkeypatch.setattr(room_listener, "WHOLE_REQUEST", 0.3)
    with listening(loop) as port:
        before = time.monotonic()
        assert ask("127.0.0.1", port, begun).status == 0
        assert 0.25 < time.monotonic() - before < 2


def test_connection_that_goes_on_asking_is_kept(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_listener, "WHOLE_REQUEST", 0.3)
    with listening(loop) as port, closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as phone:
        phone.connect()
        line = phone.sock
        for _ in range(3):
            phone.request("GET", "/ends")
            assert phone.getresponse().read() == b'["127.0.0.1","http"]'
            time.sleep(0.4)
        assert phone.sock is line, "it did not connect anew"


def test_blank_lines_do_not_keep_a_connection(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_listener, "WHOLE_REQUEST", 0.3)
    with listening(loop) as port, closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as phone:
        phone.sendall(request("/ends").replace("Connection: close", "Connection: keep-alive").encode())
        assert phone.recv(4096).startswith(b"HTTP/1.1 200 OK")
        before = time.monotonic()
        with suppress(OSError):
            while time.monotonic() - before < 2:
                phone.sendall(b"\r\n")
                time.sleep(0.05)
        assert 0.25 < time.monotonic() - before < 1


def test_head_that_trickles_in_may_not_be_huge_either(loop: Loop) -> None:
    with listening(loop) as port, closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as phone:
        phone.sendall(b"GET /ends HTTP/1.1\r\nHost: x\r\nX: ")
        for _ in range(room_listener.LARGEST_HEAD // 1024):
            phone.sendall(b"a" * 1024)
            time.sleep(0.001)
        assert phone.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_questions_asked_in_one_breath_are_answered_in_their_order(loop: Loop) -> None:
    body = "POST /answer HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
    first = request("/ends").replace("Connection: close", "Connection: keep-alive")
    with listening(loop) as port, closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as phone:
        phone.sendall((first + body + request("/nowhere")).encode())
        told = b"".join(iter(lambda: phone.recv(4096), b""))
    assert re.findall(rb"HTTP/1.1 (\d+)", told) == [b"200", b"200", b"404"]


def test_there_is_a_most_of_connections_and_then_place_again(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_listener, "MOST_CONNECTIONS", 5)
    monkeypatch.setattr(room_listener, "FOR_SAYING_SO", 2)
    with listening(loop) as port:
        with ExitStack() as lines:
            for _ in range(6):
                lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            assert ask("127.0.0.1", port, request("/ends")).status == 503
            lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            assert ask("127.0.0.1", port, request("/ends")).status == 0
        time.sleep(0.2)
        assert ask("127.0.0.1", port, request("/ends")).status == 200


def test_a_thousand_phones_have_place() -> None:
    assert room_listener._connections() <= MOST_CONNECTIONS
    resource = pytest.importorskip("resource")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < 4096:
        pytest.skip("this account may open too few files")
    assert room_listener._connections() >= 2000


def test_closing_does_not_wait_for_long_questions(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    listener = RoomListener(PHONES, port)
    loop.do(listener.open())
    with ExitStack() as lines, caplog.at_level(logging.ERROR):
        phones = [lines.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5)) for _ in range(40)]
        for phone in phones:
            phone.sendall(request("/wait").encode())
        time.sleep(0.3)
        before = time.monotonic()
        loop.do(listener.close())
        took = time.monotonic() - before
        told = [phone.recv(4096).split(b"\r\n")[0] for phone in phones]
    assert took < 2
    assert told == [b"HTTP/1.1 503 Service Unavailable"] * 40
    assert [text for text in caplog.messages if "Exception" in text] == []


def test_port_that_is_taken_is_not_shared(loop: Loop) -> None:
    with listening(loop) as port, pytest.raises(OSError, match="in use"):
        RoomListener(PHONES, port)


def test_port_taken_on_one_address_only_is_taken() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(OSError, match="in use"):
            RoomListener(PHONES, other.getsockname()[1])


def test_no_log_is_kept_of_phones_and_the_main_servers_goes_on(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("uvicorn.access")
    handlers, propagates = list(log.handlers), log.propagate
    with caplog.at_level(logging.INFO), listening(loop) as port:
        assert ask("127.0.0.1", port, request("/ends?code=BCDFGH")).status == 200
        assert [record.name for record in caplog.records if record.name.startswith("uvicorn")] == []
    assert (log.handlers, log.propagate) == (handlers, propagates)


@pytest.mark.parametrize("said", ["nonsense\r\n\r\n", handshake("/ends"), request("/ends", f"X: {'a' * 100_000}")])
def test_nobody_on_the_network_can_fill_the_log(loop: Loop, caplog: pytest.LogCaptureFixture, said: str) -> None:
    with caplog.at_level(logging.WARNING), listening(loop) as port:
        assert ask("127.0.0.1", port, said).status in (200, 400)
    assert [record.name for record in caplog.records if record.name != "asyncio"] == []


def test_what_goes_wrong_in_an_answer_is_in_the_log(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), listening(loop) as port:
        assert ask("127.0.0.1", port, request("/breaks")).status == 500
    assert [record.levelname for record in caplog.records if record.name != "asyncio"] == ["ERROR"]


def test_signals_stay_with_the_main_server() -> None:
    before = signal.getsignal(signal.SIGTERM)

    async def open_and_close() -> object:
        listener = RoomListener(PHONES, free_port())
        await listener.open()
        during = signal.getsignal(signal.SIGTERM)
        await listener.close()
        return during

    assert asyncio.run(open_and_close()) == before == signal.getsignal(signal.SIGTERM)
