"""Addresses of Streamlit's that nobody gets: they tell how the server is used to whoever reaches its port."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED = ("/_stcore/metrics",)


class Closed:
    """ASGI middleware: answers for them as for what is not there, however they are asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404, or pass the request on."""
        if scope["type"] == "http" and scope["path"].rstrip("/").casefold() in CLOSED:
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
