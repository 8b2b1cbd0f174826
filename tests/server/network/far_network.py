"""A network of this test's own: a second place on it, from which a phone asks, made and taken away by root on Linux."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from server.network.machine_addresses import machine_addresses
from tests.server.network.far_phone import Answer, ask

PHONE = Path(__file__).parent / "far_phone.py"

Asking = Callable[[int, Mapping[str, str]], dict[str, Answer]]
"""Sends each request to a port of this machine, from one place, and gives the answers by name."""


def asking_own_address(port: int, said: Mapping[str, str]) -> dict[str, Answer]:
    """From this machine, by the address that others know it by."""
    address = next(iter(machine_addresses()), None)
    if address is None:
        pytest.skip("this machine is on no network")
    return {name: ask(address, port, text) for name, text in said.items()}


@contextmanager
def second_place() -> Iterator[Asking]:
    """From a network namespace of its own, joined to this machine by one wire. All of it is gone afterwards."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a second network namespace")
    name = f"phone{os.getpid()}"
    here, there = f"a{os.getpid()}", f"b{os.getpid()}"
    third, fourth = divmod(os.getpid() % 16384 * 4, 256)
    net = f"198.18.{third}"  # kept for measuring networks, used by nobody
    ours, theirs = f"{net}.{fourth + 1}", f"{net}.{fourth + 2}"
    with ExitStack() as undone:
        _ip("netns", "add", name)
        undone.callback(_ip, "netns", "delete", name)
        _ip("link", "add", here, "type", "veth", "peer", "name", there, "netns", name)
        undone.callback(_ip, "link", "delete", here)
        _ip("address", "add", f"{ours}/30", "dev", here)
        _ip("link", "set", here, "up")
        _ip("-n", name, "address", "add", f"{theirs}/30", "dev", there)
        _ip("-n", name, "link", "set", there, "up")

        def asking(port: int, said: Mapping[str, str]) -> dict[str, Answer]:
            command = ["ip", "netns", "exec", name, sys.executable, str(PHONE), ours, str(port)]
            ran = subprocess.run(command, input=json.dumps(said), capture_output=True, text=True, check=True)
            return {name: Answer(*answer) for name, answer in json.loads(ran.stdout).items()}

        yield asking


def _ip(*words: str) -> None:
    try:
        subprocess.run(["ip", *words], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("there is no `ip` here to make a network with")
    except subprocess.CalledProcessError as fault:
        pytest.skip(f"this root cannot make a network: {fault.stderr.strip()}")
