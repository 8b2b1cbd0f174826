"""The second listener: what the room's network can reach. It holds the app it is given and nothing else."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from contextlib import suppress
from typing import cast

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from server.network.one_packet import WrittenTogether

EVERYWHERE = "0.0.0.0"  # noqa: S104  phones are elsewhere; what they reach here is made for them
"""Every IPv4 address of this machine. No IPv6: those are often reachable from the whole world, not this room alone."""

MOST_CONNECTIONS = 4000
"""A thousand phones, each with a page, a long question and whatever its browser opens in advance."""

FOR_SAYING_SO = 50
"""Connections above the most that are still told that the room is full; those above are hung up on."""

FILES_OF_OUR_OWN = 256
"""Open files that are kept for the database, the trainer's pages and the rest of the process."""

WHOLE_REQUEST = 30.0
"""Seconds within which a connection has to say all that it asks. Silent ones would fill the room."""

LARGEST_HEAD = 16 * 1024
"""Bytes that are waited for until a request's line and headers are whole."""

_LOG = logging.getLogger("alongside.phones")
_LOG.setLevel(logging.ERROR)  # what is refused could be asked a thousand times a second, and fill the disk

BETWEEN_REQUESTS = 75
FAREWELL = 1
"""Seconds that answers under way get when the listener closes; long questions are cut short then."""


class RoomListener:
    """Serves an app to the network, in the running event loop, without touching signals or the lifespan."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Take the port. Raises OSError where it cannot be had."""
        self._socket = _listening(port)
        self._server = uvicorn.Server(_config(_CutShort(app), port))
        self._main: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Answer from now on."""
        config = self._server.config
        config.load()
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[self._socket])
        self._main = asyncio.create_task(self._server.main_loop())

    async def close(self) -> None:
        """Answer nobody any more. Takes at most about two seconds, however many long questions are open."""
        self._server.should_exit = True
        if self._main is not None:
            await self._main
            await self._server.shutdown(sockets=[self._socket])
        self._socket.close()


def _listening(port: int) -> socket.socket:
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((EVERYWHERE, port))
        taken.listen(2048)
        taken.setblocking(False)
    except OSError:
        taken.close()
        raise
    return taken


def _config(app: ASGIApp, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=EVERYWHERE,
        port=port,
        http=_Phone,
        ws="none",
        lifespan="off",
        log_config=None,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_connections(),
        timeout_keep_alive=BETWEEN_REQUESTS,
        timeout_graceful_shutdown=FAREWELL,
    )


def _connections() -> int:
    """How many connections there are files for, after asking the system for as many as are wanted."""
    if sys.platform == "win32":
        return MOST_CONNECTIONS
    import resource  # noqa: PLC0415  Windows has none

    wanted = MOST_CONNECTIONS + FOR_SAYING_SO + FILES_OF_OUR_OWN
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(ValueError, OSError):
            more = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
            resource.setrlimit(resource.RLIMIT_NOFILE, (more, most))
        now = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if now == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return min(MOST_CONNECTIONS, max(now - FOR_SAYING_SO - FILES_OF_OUR_OWN, now // 2))


class _Phone(HttpToolsProtocol):
    """One connection: it has to say all that it asks within WHOLE_REQUEST seconds, and no log is kept of it."""

    _deadline: asyncio.TimerHandle | None = None
    _has_head = False
    _has_all = False
    _head = 0
    """Bytes of a head that came and did not end it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast("asyncio.Transport", WrittenTogether(transport, self.loop)))
        self.logger = _LOG
        self.access_log = False  # in the server's settings this would end the main listener's log too
        if len(self.connections) > (self.limit_concurrency or MOST_CONNECTIONS) + FOR_SAYING_SO:
            transport.abort()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._has_all and self._is_looked_after():
            self._stop_waiting()
            return
        self._wait()
        if not self._has_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self.send_400_response("The head of this request is too large.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._has_head = self._has_all = False
        self._head = 0

    def on_headers_complete(self) -> None:
        self._has_head = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._has_all = True
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_looked_after(self) -> bool:
        """Whether an answer is under way, or the next request is waited for. Blank lines between two end that wait."""
        return not self.cycle.response_complete or self.timeout_keep_alive_task is not None

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(WHOLE_REQUEST, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class _CutShort:
    """ASGI middleware: an answer that is cut short when the listener closes ends quietly, not as an error."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except asyncio.CancelledError:
            with suppress(RuntimeError, OSError):
                await send({"type": "http.response.start", "status": 503, "headers": [(b"content-length", b"0")]})
                await send({"type": "http.response.body", "body": b""})
