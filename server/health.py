"""Tells a proxy or a supervisor of processes whether this server can do its work."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from server.services import services


def health_routes() -> list[Route]:
    """The address that is asked of the main listener."""
    return [Route("/health", _health)]


async def _health(_request: Request) -> PlainTextResponse:
    """200 when content and store are open and answering, else 503. Says nothing more: the log has the reasons."""
    well = await run_in_threadpool(lambda: services().well())
    return PlainTextResponse("well" if well else "not well", status_code=200 if well else 503)
