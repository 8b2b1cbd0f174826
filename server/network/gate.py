"""The gate of the main listener: what comes from elsewhere reaches the pages for phones and nothing else.

Nothing should come from elsewhere: the main listener is on the loopback address, and the room has a listener of its
own. The gate holds where somebody starts Alongside on a network by mistake. It asks where the connection itself comes
from and where it arrived; whatever a request says of itself is no answer.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from server import settings
from server.network.origin import REFUSED


class Gate:
    """ASGI middleware, first of all: what is for phones, and all that comes from elsewhere, gets the phones' app.

    With ALONGSIDE_HOSTS set there is a proxy in front that keeps people out, and everything may come from elsewhere.
    """

    def __init__(self, app: ASGIApp, phones: ASGIApp) -> None:
        self._app = app
        self._phones = phones
        self._has_proxy = settings.has_proxy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to whom it may reach."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif not (self._has_proxy or is_from_here(scope)):
            await self._outside(scope, receive, send)
        elif scope["type"] == "http" and is_for_phones(scope["path"]):
            await self._phones(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _outside(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._phones(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": REFUSED, "reason": ""})


def is_for_phones(path: str) -> bool:
    """Whether a path is one of the pages that phones see, which bring their own headers and need nothing of ours."""
    return path in ("/join", "/card") or path.startswith(("/join/", "/card/"))


def is_from_here(scope: Scope) -> bool:
    """Whether both ends of the connection are this machine's loopback address.

    Both, because the server may take the asking end from a header (`X-Forwarded-For`); the answering end it never does.
    """
    return _is_loopback(scope.get("client")) and _is_loopback(scope.get("server"))


def _is_loopback(end: tuple[str, int | None] | None) -> bool:
    try:
        address = ip_address(end[0]) if end else None
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address is not None and address.is_loopback
