from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from server.network import room_network
from server.network.machine_addresses import machine_addresses
from server.settings import allowed_hosts
from tests.server.running_server import ROOT, free_port


async def join(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("a code, please")


PHONES = Starlette(routes=[Route("/join", join), Route("/here/join", join)])
HERE = machine_addresses()
T = TypeVar("T")
on_a_network = pytest.mark.skipif(not HERE, reason="this machine is on no network")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALONGSIDE_ROOM_PORT", "ALONGSIDE_ROOM_ADDRESS", "ALONGSIDE_HOSTS"):
        monkeypatch.delenv(name, raising=False)


def said() -> tuple[bool, list[str], str]:
    return room_network.serving(), room_network.addresses(), room_network.why_not()


def while_open(ask: Callable[[], T]) -> T:
    """What a page is told while the server runs, from a thread as Streamlit's pages are drawn in."""

    async def serve() -> T:
        async with room_network.open_to_room(PHONES):
            return await asyncio.to_thread(ask)

    return asyncio.run(serve())


def test_started_for_this_machine_only_says_how_to_start() -> None:
    assert while_open(said) == (False, [], room_network.FOR_THIS_MACHINE_ONLY)


@on_a_network
def test_started_for_the_room_gives_addresses_that_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("ALONGSIDE_ROOM_PORT", str(port))
    assert while_open(said) == (True, [f"http://{address}:{port}" for address in HERE], "")
    assert while_open(lambda: room_network.reachable(room_network.addresses()[0])) is True
    assert said() == (False, [], room_network.FOR_THIS_MACHINE_ONLY), "after the end nothing is served"


def test_port_that_is_taken_is_said_and_the_server_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(socket.socket()) as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("ALONGSIDE_ROOM_PORT", str(port))
        assert while_open(said) == (False, [], room_network.TAKEN.format(port, port + 1))
    assert caplog.messages == [room_network.TAKEN.format(port, port + 1)]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8502.0", "eight", "٨٥٠٢", "8502 8503", "9" * 5000])
def test_port_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("ALONGSIDE_ROOM_PORT", port)
    assert while_open(said) == (False, [], room_network.NOT_A_PORT.format(port))


@pytest.mark.parametrize("address", ["https://alongside.example.org", "http://room.example:8080/guide"])
def test_own_address_is_what_phones_open(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", f" {address}/ ")
    assert while_open(said) == (True, [address], "")


def test_host_of_own_address_is_answered_to(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = allowed_hosts()
    monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", "https://Room.example:8080/guide")
    assert allowed_hosts() == [*usual, "room.example"]
    monkeypatch.setenv("ALONGSIDE_HOSTS", "alongside.example.org,room.example")
    assert allowed_hosts() == ["alongside.example.org", "room.example"]


@pytest.mark.parametrize(
    "address", ["alongside.example.org", "ftp://x", "https://", "//x", "https://[x", "http://x:port"]
)
def test_own_address_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", address)
    assert while_open(said) == (False, [], room_network.NO_ADDRESS.format(address))


def test_own_address_does_not_hide_a_port_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.socket()) as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("ALONGSIDE_ROOM_PORT", str(port))
        monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", f"http://trainer.example:{port}")
        assert while_open(said) == (False, [], room_network.TAKEN.format(port, port + 1))


@pytest.mark.slow
def test_address_where_nobody_or_somebody_else_answers_is_not_reachable() -> None:
    assert room_network.reachable(f"http://127.0.0.1:{free_port()}") is False
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert room_network.reachable(f"http://127.0.0.1:{silent.getsockname()[1]}") is False


def test_address_below_a_folder_is_asked_there(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("ALONGSIDE_ROOM_PORT", str(port))
    asked = {f"http://127.0.0.1:{port}{folder}": folder == "/here" for folder in ("/here", "/there")}
    assert while_open(lambda: {address: room_network.reachable(address) for address in asked}) == asked


def test_no_address_is_for_this_machine_alone() -> None:
    assert [address for address in HERE if address.startswith(("127.", "169.254.", "0.", "224."))] == []
    assert len(HERE) == len(set(HERE))


ALONE = """
import os
from server.network.machine_addresses import machine_addresses
from server.settings import allowed_hosts
from server.network import room_network
room_network._open.port = 8502
print(machine_addresses(), room_network.why_not() == room_network.NO_NETWORK)
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can take the network away")
def test_machine_without_a_network_says_so() -> None:
    alone = ["unshare", "--net", sys.executable, "-c", ALONE]
    ran = subprocess.run(alone, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode and "unshare failed" in ran.stderr:
        pytest.skip("this root cannot make a network namespace")
    assert (ran.stdout, ran.stderr) == ("[] True\n", "")
