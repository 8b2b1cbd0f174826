"""The guard of a team's server: who has no session gets the sign-in page, phones' pages and health, and nothing else.

Whatever a request says of who sends it is taken off. The mark of the session that its cookie opens is put on instead,
for HTTP and websockets alike, and Streamlit binds the tab to it. Every run of a page asks for the session again
(`server.sign_in.viewer.py`), since a line that is open stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from model.account.session import Session
from model.keys import is_token, mark_of
from model.store import StoreFault
from model.team import Team
from server.network.gate import is_for_phones
from server.network.origin import REFUSED
from server.settings import SESSION_HEADER
from server.sign_in.cookies import session_cookie
from server.sign_in.known import known_sessions
from server.sign_in.made_files import made_files
from server.sign_in.open_lines import PERSON

OPEN = ("/health", "/ready")


class SignInGuard:
    """ASGI middleware; `pages` has the pages for signing in and out."""

    def __init__(self, app: ASGIApp, pages: ASGIApp, team: Team) -> None:
        self._app = app
        self._pages = pages
        self._team = team
        self._cookie = session_cookie(team)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with who sends it, or keep it out."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = _without_claims(scope["headers"])
        if scope["type"] == "http" and is_for_signing(scope["path"]):
            await self._pages({**scope, "headers": headers}, receive, send)
            return
        session = await self._session_of(Headers(raw=headers).get("cookie", ""))
        if session is not None and made_files().is_anothers(scope["path"], session.account):
            await Response(status_code=404)(scope, receive, send)
        elif session is not None:
            headers.append((SESSION_HEADER.encode(), session.mark.encode()))
            await self._app({**scope, "headers": headers, PERSON: session.account}, receive, send)
        elif scope["type"] == "http" and (scope["path"] in OPEN or is_for_phones(scope["path"])):
            await self._app({**scope, "headers": headers}, receive, send)
        elif scope["type"] == "http":
            await _keep_out(scope)(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": REFUSED, "reason": ""})

    async def _session_of(self, cookies: str) -> Session | None:
        """The session whose token is among the cookies, None where there is none that lasts."""
        token = cookie_parser(cookies).get(self._cookie.name, "")
        if not is_token(token):
            return None
        known = known_sessions()
        try:
            return await run_in_threadpool(known.session, mark_of(token)) if known else None
        except StoreFault:
            return None


def is_for_signing(path: str) -> bool:
    """Whether a path is one of the pages for signing in and out."""
    return path in ("/sign-in", "/sign-out") or path.startswith("/sign-in/")


def _without_claims(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of a request but for those that could be taken for ours, however they are written."""
    ours = SESSION_HEADER.encode()
    return [(name, value) for name, value in headers if name.lower().replace(b"_", b"-") != ours]


def _keep_out(scope: Scope) -> Response:
    """Who opens a page is led to the sign-in page and from there back; all else gets no more than a number."""
    headers = Headers(scope=scope)
    opens_page = scope["method"] == "GET" and "text/html" in headers.get("accept", "")
    if not opens_page:
        return Response(status_code=401)
    query = scope["query_string"].decode("ascii", "replace")
    here = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"/sign-in?next={quote(here, safe='')}", status_code=303)
