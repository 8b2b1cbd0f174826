"""What somebody on the network sends, byte for byte, and what comes back.

As a script it asks from wherever it is started: `python far_phone.py HOST PORT` with a JSON object of requests by name
on standard input, and an object of answers by name on standard output. Needs nothing but Python.
"""

from __future__ import annotations

import json
import socket
import sys
from contextlib import suppress
from typing import NamedTuple

LONGEST = 5.0


class Answer(NamedTuple):
    """A status (0 where the other side hung up without one), and the head and the body as they came."""

    status: int
    head: str
    body: str


REFUSED = Answer(-1, "", "")
"""Nobody listens there."""


def request(target: str, *headers: str, method: str = "GET", host: str = "10.0.0.5:8502") -> str:
    """A request for a target, written exactly as given."""
    return "\r\n".join((f"{method} {target} HTTP/1.1", f"Host: {host}", *headers, "Connection: close", "", ""))


def handshake(target: str, *headers: str, host: str = "10.0.0.5:8502") -> str:
    """A request to open a websocket."""
    said = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
    return "\r\n".join((f"GET {target} HTTP/1.1", f"Host: {host}", "Connection: Upgrade", *said, *headers, "", ""))


def ask(host: str, port: int, said: str) -> Answer:
    """Send the bytes and read until the other side closes, or has said all that its length promised."""
    try:
        with socket.create_connection((host, port), timeout=LONGEST) as line:
            return _said_back(line, said.encode("latin-1"))
    except ConnectionRefusedError:
        return REFUSED
    except (ConnectionError, TimeoutError):
        return Answer(0, "", "")


def _said_back(line: socket.socket, said: bytes) -> Answer:
    got = b""
    with suppress(ConnectionError):  # who refuses a huge head does not wait for its end
        line.sendall(said)
    with suppress(ConnectionError):
        while not _is_whole(got) and (more := line.recv(65536)):
            got += more
    head, _, body = got.decode("latin-1").partition("\r\n\r\n")
    return Answer(int(head.split()[1]) if head else 0, head, body)


def _is_whole(got: bytes) -> bool:
    head, end, body = got.lower().partition(b"\r\n\r\n")
    if not end:
        return False
    lengths = [row for row in head.split(b"\r\n") if row.startswith(b"content-length:")]
    return head.split()[1] == b"101" or (bool(lengths) and len(body) >= int(lengths[0].split(b":")[1]))


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump({name: ask(sys.argv[1], int(sys.argv[2]), said) for name, said in asked.items()}, sys.stdout)
