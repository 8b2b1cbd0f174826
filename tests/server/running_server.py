"""A server that a test has started."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = Path(__file__).parent / "stand_in"
PATIENCE = 30.0


@dataclass(frozen=True)
class Running:
    address: str
    log: Path

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")


Start = Callable[..., Running]


def wait_for(running: Running, path: str = "/_stcore/health") -> None:
    """Wait until it answers; that it keeps strangers out is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"{running.address}{path}", timeout=1):
                return
        except HTTPError as refusal:
            if refusal.code == HTTPStatus.UNAUTHORIZED:
                return
            time.sleep(0.05)
        except (URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"the server did not start:\n{running.log.read_text()}")


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
