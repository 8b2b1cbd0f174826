"""Notices that another device came through to this machine: whether a network lets it, only a device can tell."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send


class Caller(NamedTuple):
    """When another device last asked, in UTC, and at which address of this machine. Nothing tells which device."""

    when: datetime
    address: str


class NoticingCallers:
    """ASGI middleware: remembers the last caller, in memory alone.

    Whoever asks from this machine by its own address has that same address at both ends, and is no sign of anything.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.last: Caller | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take note, and pass the request on."""
        asking, answering = scope.get("client"), scope.get("server")
        if asking and answering and asking[0] != answering[0]:
            self.last = Caller(datetime.now(UTC), f"http://{answering[0]}:{answering[1]}")
        await self._app(scope, receive, send)
