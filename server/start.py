"""What the server is made of and what happens when it starts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from server import settings
from server.compression import Compression, first_files, streamlit_packing
from server.gate import Gate
from server.headers import SecurityHeaders
from server.lazily import Lazily
from server.opening import house, leave
from server.origin import OwnOrigin
from server.probe import probe_routes
from server.room_network import open_to_room
from server.static import static_routes
from server.warm import warm_up, without_collecting


def routes() -> list[BaseRoute]:
    """Everything served beside the Streamlit pages."""
    from pages import light  # noqa: PLC0415  the light pages use this package

    return [*light.routes(), *static_routes(), *probe_routes()]


def middleware() -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [
        Middleware(Gate, light=Lazily(_light_app)),
        Middleware(SecurityHeaders),
        Middleware(OwnOrigin),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts(), www_redirect=False),
        Middleware(Compression),
    ]


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the house and warm up beside the first requests, and the door to the room; close both at the end."""
    starting = asyncio.create_task(_open_and_warm_up())
    try:
        async with open_to_room(Lazily(_light_app)):
            yield
    finally:
        starting.cancel()
        with suppress(asyncio.CancelledError):
            await starting
        leave()


def _light_app() -> ASGIApp:
    from pages import light  # noqa: PLC0415  the light pages use this package

    return light.light_app()


async def _open_and_warm_up() -> None:
    with without_collecting():
        await asyncio.to_thread(house)
        await asyncio.to_thread(_light_app)
    await warm_up()
    await asyncio.to_thread(streamlit_packing().prepare, first_files())
