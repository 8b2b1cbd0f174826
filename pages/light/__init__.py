"""What phones see: plain HTML beside the Streamlit pages, from the same process."""

from __future__ import annotations

from functools import cache

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

import server


def routes() -> list[Route]:
    """The address that is asked of the main listener itself; its gate hands what is below /join to `light_app`."""
    return [Route("/health", health)]


@cache
def light_app() -> ASGIApp:
    """An app that has the pages of workshops and nothing else, for whatever a network may reach."""
    from pages.light.answering import broken, strange  # noqa: PLC0415  see below

    app = Starlette(routes=_of_workshops(), exception_handlers={HTTPException: strange, 500: broken})
    app.router.redirect_slashes = False  # it would answer with a Host that nobody has looked at
    return app


async def health(_request: Request) -> PlainTextResponse:
    """200 when content and store are open and answering, else 503. Says nothing more: the log has the reasons."""
    well = await run_in_threadpool(lambda: server.house().well())
    return PlainTextResponse("well" if well else "not well", status_code=200 if well else 503)


def _of_workshops() -> list[Route]:
    """Imported when the app is made, after the server answers: they need as long to import as the store."""
    from pages.light import joining, staying, taking  # noqa: PLC0415  see above

    most_asked = [
        Route("/join/{code}/answer", staying.answer, methods=["POST"]),
        Route("/join/{code}/follow", staying.follow),
        Route("/join/{code}", staying.room),
    ]
    return [
        *most_asked,
        Route("/join", joining.join),
        Route("/join/{code}/enter", joining.enter, methods=["POST"]),
        Route("/join/{code}/again", joining.again, methods=["POST"]),
        Route("/join/{code}/mine", taking.mine),
        Route("/join/{code}/mine.json", taking.mine_file),
    ]
