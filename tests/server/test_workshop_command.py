from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.server.network.far_phone import REFUSED, ask, request
from tests.server.running_server import ROOT, free_port
from tests.server.workshop_process import Starting, Workshop

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("ports", "told"),
    [
        ({"ROOM_PORT": "0"}, "ROOM_PORT is '0'; it has to be a number from 1 to 65535."),
        ({"ROOM_PORT": "65536"}, "ROOM_PORT is '65536'; it has to be a number from 1 to 65535."),
        ({"ROOM_PORT": "²"}, "ROOM_PORT is '²'; it has to be a number from 1 to 65535."),
        ({"ROOM_PORT": ""}, "ROOM_PORT is ''; it has to be a number from 1 to 65535."),
        ({"PORT": "http"}, "PORT is 'http'; it has to be a number from 1 to 65535."),
        ({"PORT": "8502"}, "PORT and ROOM_PORT are both 8502; phones need a port of their own."),
        ({"PORT": "9000", "ROOM_PORT": "09000"}, "PORT and ROOM_PORT are both 9000; phones need a port of their own."),
    ],
)
def test_ports_that_cannot_be_are_said_and_nothing_is_started(tmp_path: Path, ports: dict[str, str], told: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("PORT", "ROOM_PORT")}
    surroundings |= {"ALONGSIDE_VENV": str(tmp_path / "parts"), "PYTHONIOENCODING": "utf-8", **ports}
    command = [sys.executable, "do.py", "workshop"]
    ran = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{told}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_ctrl_c_closes_both_ports_and_the_store(tmp_path: Path) -> None:
    ports = Workshop(free_port(), free_port())
    command = [sys.executable, "do.py", "workshop"]
    with Starting(command, tmp_path, ports, PORT=str(ports.main), ROOM_PORT=str(ports.room)):
        assert ask("127.0.0.1", ports.room, request("/join")).status == 200
        phone = socket.create_connection(("127.0.0.1", ports.room))
        before = time.monotonic()
    phone.close()
    assert time.monotonic() - before < 6
    assert [ask("127.0.0.1", port, request("/health")) for port in ports] == [REFUSED, REFUSED]
    assert sorted(path.name for path in (tmp_path / "home").glob("alongside*")) == ["alongside.db", "alongside.key"]
