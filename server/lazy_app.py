"""An app that is made when it is first asked, so that what it is built of does not delay the start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send


class LazyApp:
    """ASGI app that has another one made in a thread, once, and passes everything on to it."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, after a moment if it is the first."""
        if self._made is None:
            self._made = await asyncio.to_thread(self._make)
        await self._made(scope, receive, send)
