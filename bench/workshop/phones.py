"""Phones to measure with: each speaks HTTP/1.1 as the page's script does, over connections that it keeps open."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

PATIENCE = 60.0
SPREAD = 1.2
"""Seconds over which phones spread their looking after a move, as the page's script does."""

FORM = "application/x-www-form-urlencoded"
_TICKET = re.compile(rb"name=\"?ticket\"? value=\"?([0-9a-f]{32})")
_VERSION = re.compile(rb"data-version=\"?([0-9]+)")
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_IN_CHUNKS = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^;\r]+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)


class Reply(NamedTuple):
    """What came back; `head` holds the status line and the headers."""

    status: int
    head: bytes
    body: bytes


class Unexpected(Exception):
    """An answer that a phone cannot go on with."""


_numbers = itertools.count(1)


def own_address() -> str:
    """An address of this machine's loopback that no other phone has, as in a room: new ones from one are limited."""
    number = next(_numbers)
    return f"127.{1 + (number >> 16 & 127)}.{number >> 8 & 255}.{number & 255}"


class Line(asyncio.Protocol):
    """One connection to a server, opened again where it was closed in between. One question at a time."""

    def __init__(self, host: str, port: int, here: str = "") -> None:
        self._host, self._port, self._here = host, port, here or own_address()
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Reply] | None = None
        self._held = b""

    async def ask(self, method: str, path: str, *, form: Mapping[str, str] | None = None, more: str = "") -> Reply:
        """Ask and wait for the whole answer. What was lost with a connection closed meanwhile is sent once more."""
        body = urlencode(form) if form is not None else ""
        typed = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if form is not None else ""
        words = f"{method} {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n{more}{typed}\r\n{body}".encode()
        async with asyncio.timeout(PATIENCE):
            try:
                return await self._say(words)
            except ConnectionError:
                return await self._say(words)

    async def _say(self, words: bytes) -> Reply:
        loop = asyncio.get_running_loop()
        if self._transport is None or self._transport.is_closing():
            await loop.create_connection(lambda: self, self._host, self._port, local_addr=(self._here, 0))
        self._waiting = loop.create_future()
        self._held = b""
        assert self._transport is not None
        self._transport.write(words)
        return await self._waiting

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        head, found, body = self._held.partition(b"\r\n\r\n")
        if not found or self._waiting is None or self._waiting.done():
            return
        length = _LENGTH.search(head)
        if length is None and _IN_CHUNKS.search(head):
            if body.endswith(b"0\r\n\r\n"):
                self._waiting.set_result(Reply(int(head[9:12]), head, _joined(body)))
        elif len(body) >= (int(length[1]) if length else 0):
            self._waiting.set_result(Reply(int(head[9:12]), head, body))

    def connection_lost(self, _why: Exception | None) -> None:
        self._transport = None
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError("The connection was closed before an answer came."))

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


class Phone:
    """One person's phone in a room: what it is asked goes over one line, the room's moves come over another.

    It joins from an address of its own, as phones in a room do, told in the way of a proxy on this machine.
    """

    def __init__(self, host: str, port: int, code: str) -> None:
        self.base = f"/join/{code}"
        here = own_address()
        self.line, self._ear = Line(host, port, here), Line(host, port, here)
        self.cookie = ""
        self.version = 0

    async def join(self) -> None:
        """Open the entrance page, press Join, and read the room's page."""
        entrance = await self._page(self.line)
        ticket = _TICKET.search(entrance.body)
        if ticket is None:
            raise Unexpected("the entrance page has no ticket")
        entered = await self.line.ask("POST", f"{self.base}/enter", form={"ticket": ticket[1].decode()})
        cookie = _COOKIE.search(entered.head)
        if entered.status != 303 or cookie is None:
            raise Unexpected(f"pressing Join was answered with {entered.status}")
        self.cookie = f"Cookie: {cookie[1].decode()}\r\n"
        await self.look()

    async def look(self, line: Line | None = None) -> None:
        """Read the room's page."""
        version = _VERSION.search((await self._page(line or self.line)).body)
        if version is None:
            raise Unexpected("the room's page has no version")
        self.version = int(version[1])

    async def answer(self, field: str, value: str) -> bool:
        """Send one answer; whether it was kept."""
        more = f"{self.cookie}Accept: application/json\r\n"
        reply = await self.line.ask("POST", f"{self.base}/answer", form={field: value}, more=more)
        if reply.status != 200:
            raise Unexpected(f"an answer was answered with {reply.status}")
        return json.loads(reply.body)["kept"] == [field]

    async def follow(self) -> None:
        """Wait for the room's moves and read the page after each, until cancelled."""
        while True:
            reply = await self._ear.ask("GET", f"{self.base}/follow?seen={self.version}", more=self.cookie)
            if reply.status != 200:
                raise Unexpected(f"following was answered with {reply.status}")
            told = json.loads(reply.body)
            if told.get("ended"):
                raise Unexpected("a phone was told that the workshop has ended")
            if told["version"] != self.version:
                await asyncio.sleep(random.uniform(0, SPREAD))
                await self.look(self._ear)

    def close(self) -> None:
        """Put the phone away."""
        self.line.close()
        self._ear.close()

    async def _page(self, line: Line) -> Reply:
        reply = await line.ask("GET", self.base, more=self.cookie)
        if reply.status != 200:
            raise Unexpected(f"the page was answered with {reply.status}")
        return reply


def location_of(reply: Reply) -> str:
    """Where a redirect leads."""
    location = _LOCATION.search(reply.head)
    if location is None:
        raise Unexpected(f"{reply.status} without a location to go to")
    return location[1].decode()


def _joined(chunks: bytes) -> bytes:
    """The body that came in chunks."""
    body = b""
    while chunks:
        size, _, rest = chunks.partition(b"\r\n")
        body += rest[: int(size, 16)]
        chunks = rest[int(size, 16) + 2 :]
    return body
