"""What the server is made of and what happens when it starts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from server import settings
from server.files.compression import Compression, first_files, streamlit_packing
from server.files.static import static_routes
from server.headers import SecurityHeaders
from server.health import health_routes
from server.lazy_app import LazyApp
from server.network.gate import Gate
from server.network.origin import OwnOrigin
from server.network.room_network import open_to_room
from server.probe import probe_routes
from server.services import close, services
from server.warm import warm_up, without_collecting

MakeApp = Callable[[], ASGIApp]
"""Makes the app that phones reach. It is made after the server answers: it takes as long to import as the store."""


def routes() -> list[BaseRoute]:
    """Everything served beside the Streamlit pages and what phones see."""
    return [*health_routes(), *static_routes(), *probe_routes()]


def middleware(make_phones: MakeApp) -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [
        Middleware(Gate, phones=LazyApp(make_phones)),
        Middleware(SecurityHeaders),
        Middleware(OwnOrigin),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts(), www_redirect=False),
        Middleware(Compression),
    ]


def lifespan(make_phones: MakeApp) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """What happens around all requests: open the services, warm up, let phones in where asked; close all at the end."""

    @asynccontextmanager
    async def alive(_app: st.App) -> AsyncIterator[None]:
        starting = asyncio.create_task(_open_and_warm_up(make_phones))
        try:
            async with open_to_room(LazyApp(make_phones)):
                yield
        finally:
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting
            close()

    return alive


async def _open_and_warm_up(make_phones: MakeApp) -> None:
    with without_collecting():
        await asyncio.to_thread(services)
        await asyncio.to_thread(make_phones)
    await warm_up()
    await asyncio.to_thread(streamlit_packing().prepare, first_files())
