"""What happens at each address for signing in and out."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from model.store import Accounts, StoreFault
from model.team import Team, team
from pages.phones.rate_limits import network_of, sign_ins
from pages.phones.render import headers, style
from pages.sign_in.words import WHY
from server.services import NotOpen, opened
from server.sign_in.cookies import pending_cookie, session_cookie
from server.sign_in.provider import NotSignedIn, Providers

HOME = "/"
_PAGE = re.compile(r"/[a-z]{0,20}(\?[A-Za-z0-9_=&%.~-]{0,300})?")
"""Where somebody may be sent on to: a page of ours, whatever an address asks for."""

_FORGET = '"cache", "storage"'
"""What a browser forgets at signing out: what a tab kept of words that were on their way (Clear-Site-Data)."""


def page_of_ours(asked: str) -> str:
    """The page asked for where it is one of ours, else home."""
    return asked if _PAGE.fullmatch(asked) else HOME


class SignInRoutes:
    """The addresses, for the team whose settings are read when this is made. Raises `TeamFault`."""

    def __init__(self) -> None:
        found = team()
        if found is None:
            raise NotOpen
        self._team: Team = found
        self._providers = Providers(found)
        self._session, self._pending = session_cookie(found), pending_cookie(found)
        self._begins = sign_ins()

    def routes(self) -> list[Route]:
        """Each address with what answers it."""
        return [
            Route("/sign-in", self.sign_in),
            Route("/sign-in/{provider}", self.to_provider),
            Route("/sign-in/{provider}/back", self.back),
            Route("/sign-out", self.asked_to_leave),
            Route("/sign-out", self.sign_out, methods=["POST"]),
        ]

    async def sign_in(self, request: Request) -> Response:
        """The providers to choose from."""
        return self._page_to_sign_in(page_of_ours(request.query_params.get("next", HOME)))

    async def to_provider(self, request: Request) -> Response:
        """On to a provider; what has to be known afterwards stays sealed in this browser."""
        key, going_to = request.path_params["provider"], page_of_ours(request.query_params.get("next", HOME))
        if key not in self._team.providers:
            return RedirectResponse("/sign-in", 303, headers())
        pending: dict[str, object] = {}
        try:
            if not await run_in_threadpool(
                self._begins.take, network_of(request.client.host if request.client else "")
            ):
                return self._page_to_sign_in(going_to, "slower", 429)
            address = await self._providers.address_to_sign_in(key, request, pending)
            kept = json.dumps({"provider": key, "next": going_to, "pending": pending})
            sealed = await run_in_threadpool(_accounts().sealed, kept)
        except NotSignedIn as fault:
            return self._page_to_sign_in(going_to, fault.why)
        except (StoreFault, NotOpen):
            return self._page_to_sign_in(going_to, "trouble")
        answer = RedirectResponse(address, 303, headers())
        self._pending.put(answer, sealed)
        return answer

    async def back(self, request: Request) -> Response:
        """Back from a provider: in, with a new session, or not, and told why. What was pending counts once."""
        try:
            answer = await self._let_in(request)
        except NotSignedIn as fault:
            answer = self._page_to_sign_in(HOME, fault.why)
        except (StoreFault, NotOpen):
            answer = self._page_to_sign_in(HOME, "trouble")
        self._pending.take_away(answer)
        return answer

    async def asked_to_leave(self, _request: Request) -> Response:
        """Whether to sign out is asked here, and done by the button alone."""
        return _page("sign_out.html")

    async def sign_out(self, request: Request) -> Response:
        """Sign out here, in every tab of this browser, and at the provider where it can be done."""
        if not self._is_from_page_of_ours(request):
            return self._page_to_sign_in(HOME, "elsewhere", 403)
        token = request.cookies.get(self._session.name, "")
        try:
            ended = await run_in_threadpool(_accounts().sign_out, token)
        except (StoreFault, NotOpen):
            return self._page_to_sign_in(HOME, "trouble", 503)
        on_to = await self._providers.address_to_sign_out(*ended) if ended else None
        answer = _page("signed_out.html", on_to=on_to)
        answer.headers["Clear-Site-Data"] = _FORGET
        self._session.take_away(answer)
        return answer

    def _is_from_page_of_ours(self, request: Request) -> bool:
        """Our pages tell nobody their address, so a browser gives "null" for it and says beside it whose it is."""
        site = request.headers.get("sec-fetch-site")
        return site == "same-origin" if site else request.headers.get("origin") == self._team.address

    async def _let_in(self, request: Request) -> Response:
        key = request.path_params["provider"]
        kept = await run_in_threadpool(_accounts().unsealed, request.cookies.get(self._pending.name, ""))
        began = json.loads(kept) if kept else {}
        if began.get("provider") != key or key not in self._team.providers:
            raise NotSignedIn("refused")
        who, id_token = await self._providers.who_came_back(key, request, began["pending"])
        before = request.cookies.get(self._session.name, "")
        await run_in_threadpool(_accounts().sign_out, before)
        token = await run_in_threadpool(_accounts().sign_in, who, key, id_token)
        answer = RedirectResponse(page_of_ours(began["next"]), 303, headers())
        self._session.put(answer, token)
        return answer

    def _page_to_sign_in(self, going_to: str, why: str = "", status: int = 200) -> Response:
        query = "" if going_to == HOME else f"?next={quote(going_to, safe='')}"
        return _page("sign_in.html", status, providers=self._team.providers, query=query, why=WHY[why] if why else "")


def _accounts() -> Accounts:
    return opened().store.accounts()


def _page(template: str, status: int = 200, **values: object) -> Response:
    drawn = _templates().get_template(template).render(style=style(), **values)
    return Response(drawn, status, headers(), "text/html")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
