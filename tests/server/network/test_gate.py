from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.network.gate import Gate, is_for_phones

HERE = ("127.0.0.1", 50000)
END = tuple[str, int | None]


def app_named(name: str, reached: list[str]) -> ASGIApp:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append(name)

    return app


def reached_by(scope: dict[str, Any]) -> list[str]:
    """Which app a request reaches, or what a websocket is told."""
    found: list[str] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        found.append(f"{message['type']} {message['code']}")

    gate = Gate(app_named("all", found), app_named("light", found))
    asyncio.run(gate({"type": "http", "path": "/", "headers": [], **scope}, receive, send))
    return found


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_HOSTS", raising=False)


@pytest.mark.parametrize(
    ("client", "server", "app"),
    [
        (HERE, ("127.0.0.1", 8501), "all"),
        (("127.8.8.8", 1), ("127.8.8.8", 8501), "all"),
        (("::1", 1), ("::1", 8501), "all"),
        (("::ffff:127.0.0.1", 1), ("::ffff:127.0.0.1", 8501), "all"),
        (("10.0.0.7", 1), ("10.0.0.5", 8501), "light"),
        (HERE, ("10.0.0.5", 8501), "light"),
        (("10.0.0.7", 0), ("127.0.0.1", 8501), "light"),
        (("::ffff:10.0.0.7", 1), ("::ffff:127.0.0.1", 8501), "light"),
        (("fe80::1%eth0", 1), ("fe80::2%eth0", 8501), "light"),
        (("fd00::7", 1), ("::1", 8501), "light"),
        (("localhost", 1), ("localhost", 8501), "light"),
        (("", 1), ("", 8501), "light"),
        (None, ("127.0.0.1", 8501), "light"),
        (HERE, None, "light"),
        (None, ("/run/alongside.sock", None), "light"),
        (("testclient", 50000), ("testserver", 80), "light"),
    ],
)
def test_only_both_ends_on_the_loopback_address_are_from_here(client: END | None, server: END | None, app: str) -> None:
    assert reached_by({"client": client, "server": server}) == [app]
    told = {"all": "all", "light": "websocket.close 1008"}[app]
    assert reached_by({"type": "websocket", "client": client, "server": server}) == [told]


def test_ends_that_are_not_told_are_not_from_here() -> None:
    assert reached_by({}) == ["light"]


@given(some.lists(some.tuples(some.binary(), some.binary())), some.text(), some.binary())
def test_nothing_that_a_request_says_lets_it_in(headers: list[tuple[bytes, bytes]], path: str, query: bytes) -> None:
    said = {"headers": headers, "path": path, "query_string": query}
    assert reached_by({"client": ("10.0.0.7", 1), "server": ("10.0.0.5", 8501), **said}) == ["light"]


@pytest.mark.parametrize(
    "path", ["/join", "/join/", "/join/BCDFGH", "/join/BCDFGH/follow", "/join/../media/x", "/card", "/card/x"]
)
def test_light_pages_are_light_from_here_too_and_behind_a_proxy(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    assert reached_by({"path": path, "client": HERE, "server": HERE}) == ["light"]
    monkeypatch.setenv("ALONGSIDE_HOSTS", "alongside.example.org")
    assert reached_by({"path": path, "client": ("10.0.0.7", 1), "server": HERE}) == ["light"]


@pytest.mark.parametrize("path", ["", "/", "/joiners", "/cards", "/Join", "join", "//join", "/health", "/media/join/x"])
def test_no_other_path_is_taken_for_a_light_page(path: str) -> None:
    assert not is_for_phones(path)
    assert reached_by({"path": path, "client": HERE, "server": HERE}) == ["all"]


def test_a_proxy_that_was_named_may_come_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_HOSTS", "alongside.example.org")
    ends = {"client": ("203.0.113.9", 0), "server": ("10.0.0.5", 8501)}
    assert reached_by(ends) == reached_by({"type": "websocket", **ends}) == ["all"]


@pytest.mark.parametrize("hosts", ["", " ", ",", " , "])
def test_names_that_are_empty_are_no_proxy(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    monkeypatch.setenv("ALONGSIDE_HOSTS", hosts)
    assert reached_by({"client": ("203.0.113.9", 0), "server": HERE}) == ["light"]


def test_start_and_end_of_the_server_pass() -> None:
    assert reached_by({"type": "lifespan"}) == ["all"]
