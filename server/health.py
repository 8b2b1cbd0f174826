"""Tells a proxy or a supervisor of processes whether this process lives, and whether it can do its work."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from server.services import services


def health_routes() -> list[Route]:
    """The addresses that are asked of the main listener. Neither says more: the log has the reasons."""
    return [Route("/health", _health), Route("/ready", _ready)]


async def _health(_request: Request) -> PlainTextResponse:
    """200 as long as the process answers: it is not to be started anew for a database that is away."""
    return PlainTextResponse("well")


async def _ready(_request: Request) -> PlainTextResponse:
    """200 when content and store are open, the database answers and has the shape this version needs, else 503."""
    ready = await run_in_threadpool(lambda: services().well())
    return PlainTextResponse("ready" if ready else "not ready", status_code=200 if ready else 503)
