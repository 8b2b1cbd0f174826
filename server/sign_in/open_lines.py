"""How many pages one person may have open at a time: each holds a line to this process, and a session with its memory.

Who has that many is told so on a plain page, in place of one more. A line without a person is let through: on a team's
server the guard lets in none, and on somebody's own machine nobody else is.
"""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

PERSON = "alongside.person"
"""Under what name the guard says whose a request is, in its scope."""

MOST = 60
"""More than anybody has open by hand. Streamlit keeps 128 more at most that lost their line, of all people together."""

TRY_LATER = 1013
"""The websocket close code for that."""

_PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8>"
    '<meta name=viewport content="width=device-width,initial-scale=1"><title>Too many pages are open</title></head>'
    '<body style="font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem">'
    "<h1>Too many pages are open</h1>"
    "<p>You have {most} pages of Alongside open, here or in another browser. Close some of them, then load this page "
    "again. All that was sent is kept.</p>"
    '<p>Did you not open them? <a href="/sign-out">Sign out</a>, sign in again, and tell whoever runs Alongside.</p>'
    "</body></html>"
)


class OpenLines:
    """ASGI middleware: counts the open lines of each person in this process, and refuses what is too many."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self._app = app
        self._most = most
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say that there are too many already."""
        person = scope.get(PERSON)
        if person is None or not (scope["type"] == "websocket" or _opens_page(scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._full_page() if self._is_full(person) else self._app
            await answer(scope, receive, send)
        elif self._is_full(person):
            await receive()
            await send({"type": "websocket.close", "code": TRY_LATER, "reason": ""})
        else:
            await self._counted(person, scope, receive, send)

    def _is_full(self, person: str) -> bool:
        return self._open[person] >= self._most

    def _full_page(self) -> Response:
        return HTMLResponse(_PAGE.format(most=self._most), 429)

    async def _counted(self, person: str, scope: Scope, receive: Receive, send: Send) -> None:
        self._open[person] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open[person] -= 1
            if not self._open[person]:
                del self._open[person]


def _opens_page(scope: Scope) -> bool:
    is_read = scope["type"] == "http" and scope["method"] == "GET"
    return is_read and "text/html" in Headers(scope=scope).get("accept", "")
