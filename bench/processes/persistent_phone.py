"""A phone that does not give up, as its page's script does not: what was not acknowledged is sent again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from json import JSONDecodeError, loads
from typing import TypeVar

from bench.workshop.phones import _COOKIE, _TICKET, Phone, Unexpected

AGAIN = 0.5
GIVES_UP = 60.0
Done = TypeVar("Done")


class PersistentPhone(Phone):
    """A phone in a room that keeps one ticket, whichever process answers."""

    def __init__(self, host: str, port: int, code: str) -> None:
        super().__init__(host, port, code)
        self.here = f"X-Forwarded-For: 10.9.{id(self) >> 8 & 255}.{next(self._numbers) & 255}\r\n"
        self.ticket = ""
        self.away: list[float] = []
        """Seconds from each failure until the same thing was acknowledged."""
        self.heard: dict[int, float] = {}
        """The room's versions, by when they were heard of."""

    async def until_done(self, act: Callable[[], Awaitable[Done]]) -> Done:
        """Do this until it is answered as it should be."""
        begun, failed_at = time.monotonic(), None
        while True:
            try:
                done = await act()
            except (Unexpected, OSError, TimeoutError, JSONDecodeError):
                failed_at = failed_at or time.monotonic()
                if time.monotonic() - begun > GIVES_UP:
                    raise
                await asyncio.sleep(AGAIN)
            else:
                if failed_at is not None:
                    self.away.append(time.monotonic() - failed_at)
                return done

    async def join(self) -> None:
        """Take one ticket, and press Join with it until it is answered."""
        self.ticket = self.ticket or (await self.until_done(self._take_ticket))
        await self.until_done(self._press)
        await self.until_done(self.look)

    async def follow(self) -> None:
        """Wait for the room's moves, and note when each was heard of; until cancelled."""
        while True:
            self.version = await self.until_done(self._wait)
            self.heard.setdefault(self.version, time.time())

    async def _wait(self) -> int:
        reply = await self._ear.ask("GET", f"{self.base}/follow?seen={self.version}", more=self.cookie)
        if reply.status != 200:
            raise Unexpected(f"following was answered with {reply.status}")
        version: int = loads(reply.body)["version"]
        return version

    async def _take_ticket(self) -> str:
        ticket = _TICKET.search((await self._page(self.line)).body)
        if ticket is None:
            raise Unexpected("the entrance page has no ticket")
        return ticket[1].decode()

    async def _press(self) -> None:
        entered = await self.line.ask("POST", f"{self.base}/enter", form={"ticket": self.ticket}, more=self.here)
        cookie = next((one for one in _COOKIE.findall(entered.head) if self.ticket.encode() in one), None)
        if entered.status != 303 or cookie is None:
            raise Unexpected(f"pressing Join was answered with {entered.status}")
        self.cookie = f"Cookie: {cookie.decode()}\r\n"
