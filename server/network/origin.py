"""Refuses a websocket that another site's page tries to open.

Streamlit refuses it too, but first asks an outside service for this machine's address. Nothing leaves this machine.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

REFUSED = 1008
"""The websocket close code for a broken policy."""


class OwnOrigin:
    """ASGI middleware: a websocket whose `Origin` names another host than the one it was asked of is refused."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a websocket from elsewhere."""
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": REFUSED, "reason": ""})
            return
        await self._app(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    """Compared as it stands, since what is not our own address may be anything at all."""
    origin, host = headers.get("origin"), headers.get("host", "").lower()
    return origin is None or (host != "" and origin.lower() in (f"http://{host}", f"https://{host}"))
