"""What phones see: plain HTML beside the Streamlit pages, from the same process."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import server


def routes() -> list[Route]:
    """The light pages' addresses."""
    return [Route("/health", health)]


async def health(_request: Request) -> PlainTextResponse:
    """200 when content and store are open and answering, else 503. Says nothing more: the log has the reasons."""
    well = await run_in_threadpool(lambda: server.house().well())
    return PlainTextResponse("well" if well else "not well", status_code=200 if well else 503)
