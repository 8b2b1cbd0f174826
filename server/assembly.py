"""What the server is made of and what happens when it starts."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from threading import current_thread, main_thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from model.access import Viewer
from server import settings
from server.files.compression import Compression, first_files, streamlit_packing
from server.files.question_page import AskFirst
from server.files.static import static_routes
from server.headers import SecurityHeaders
from server.health import health_routes
from server.metrics.switch import counted, metrics_served
from server.network.closed import Closed
from server.network.gate import Gate
from server.network.origin import OwnOrigin
from server.network.room_network import open_to_room
from server.probe import probe_routes
from server.services import close, services
from server.warm import warm_up, without_collecting

NOBODY = Viewer("")
"""For whom the first question is asked once at the start: what answers is read then, and nobody waits for it."""

MakeApp = Callable[[], ASGIApp]
"""Makes the app that phones reach. It is made after the server answers: it takes as long to import as the store."""


def routes() -> list[BaseRoute]:
    """Everything served beside the Streamlit pages and what phones see."""
    return [*health_routes(), *static_routes(), *probe_routes()]


def middleware(make_phones: MakeApp, make_sign_in: MakeApp, ask_first: AskFirst) -> list[Middleware]:
    """What every request passes through, outermost first; on a team's server the guard is part of it."""
    return [
        *counted(),
        Middleware(Gate, phones=LazyApp(make_phones)),
        Middleware(SecurityHeaders),
        Middleware(Closed),
        Middleware(OwnOrigin),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts(), www_redirect=False),
        *_guard(make_sign_in),
        Middleware(Compression, ask_first=ask_first),
    ]


def _guard(make_sign_in: MakeApp) -> list[Middleware]:
    ours = settings.team_here()
    if ours is None:
        return []
    from server.sign_in.guard import SignInGuard  # noqa: PLC0415  an own machine starts without it
    from server.sign_in.open_lines import OpenLines  # noqa: PLC0415  nor this

    return [Middleware(SignInGuard, pages=LazyApp(make_sign_in), team=ours), Middleware(OpenLines)]


def lifespan(make_phones: MakeApp, ask_first: AskFirst) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """What happens around all requests: open the services, warm up, let phones in where asked; close all at the end."""

    @asynccontextmanager
    async def alive(_app: st.App) -> AsyncIterator[None]:
        starting = asyncio.create_task(_open_and_warm_up(make_phones, ask_first))
        with stopping_with_terminal(), metrics_served():
            try:
                async with open_to_room(LazyApp(make_phones)):
                    yield
            finally:
                starting.cancel()
                with suppress(asyncio.CancelledError):
                    await starting
                close()

    return alive


@contextmanager
def stopping_with_terminal() -> Iterator[None]:
    """Inside, a terminal that is closed stops the server like Ctrl-C, so that the store is closed and no log is left.

    Where somebody else has a say in it, such as nohup, it is left to them. Windows tells of it in a way that is heard.
    """
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is None or current_thread() is not main_thread() or signal.getsignal(hang_up) != signal.SIG_DFL:
        yield
        return
    signal.signal(hang_up, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(hang_up, signal.SIG_DFL)


async def _open_and_warm_up(make_phones: MakeApp, ask_first: AskFirst) -> None:
    with without_collecting():
        await asyncio.to_thread(services)
        await asyncio.to_thread(make_phones)
        await asyncio.to_thread(_read_early, ask_first)
    await warm_up()
    await asyncio.to_thread(streamlit_packing().prepare, first_files())


def _read_early(ask_first: AskFirst) -> None:
    from model.store import StoreFault  # noqa: PLC0415  imported when the services are opened

    with suppress(StoreFault):
        ask_first(NOBODY, {})


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
