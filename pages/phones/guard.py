"""What every page for phones does first and last: refuse strangers, and answer refusals and troubles in plain words."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from model.access import NotYours
from model.keys import is_token, new_token
from model.store import StoreFault
from model.workshop.room import code_as_typed
from pages.phones import render
from pages.phones.language import content_for
from pages.phones.request_checks import Refused, Why, require_known_host, require_own_page

Endpoint = Callable[[Request], Awaitable[Response]]

CODE = re.compile(r"[A-Z0-9]{1,12}")
A_DAY = 24 * 60 * 60

_LOG = logging.getLogger("alongside")


def guarded(endpoint: Endpoint) -> Endpoint:
    """The endpoint of a page for phones, with everything refused that it must not see, and never a bare error."""

    @functools.wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            require_known_host(request)
            if request.method == "POST":
                require_own_page(request)
            return await endpoint(request)
        except Refused as refused:
            return refusal(request, refused.status, refused.why)
        except (StoreFault, NotYours) as fault:
            _LOG.warning("A phone was not answered: %s", type(fault).__name__)
            return refusal(request, 503, "trouble")

    return answer


def refusal(request: Request, status: int, why: Why) -> Response:
    """A refusal in one plain sentence; for the page's script its key."""
    if wants_data(request):
        return render.data({"refused": why}, status)
    try:
        content = content_for(request)
    except Refused:
        return Response("Alongside cannot answer now. Try again in a minute.", status, render.headers(), "text/plain")
    text = getattr(content.phone.refused, why)
    return render.page(render.html("refusal.html", content, text=text), status)


async def unknown_address(request: Request, fault: Exception) -> Response:
    """The answer to an address that is no page, or a method that no page has."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    answer = refusal(request, status, "not_here")
    if isinstance(fault, HTTPException) and fault.headers:
        answer.headers.update(fault.headers)
    return answer


async def internal_fault(request: Request, _fault: Exception) -> Response:
    """The answer where something went wrong in here; the log has the place of it and no words."""
    return refusal(request, 500, "trouble")


def code_in(request: Request) -> str:
    """The code in an address, as it is kept. Refused where it can be none."""
    code = code_as_typed(str(request.path_params["code"])[:64])
    if not CODE.fullmatch(code):
        raise Refused(404, "not_here")
    return code


def token_of(request: Request, code: str) -> str | None:
    """The token a phone has for a room, or None. A cookie with anything else in it is none."""
    token = request.cookies.get(_cookie(code), "")
    return token if is_token(token) else None


def with_token(answer: Response, request: Request, code: str, token: str) -> Response:
    """The answer, handing the phone its token for a day."""
    _set_cookie(answer, request, _cookie(code), token)
    return answer


def ticket_for(request: Request, code: str) -> str:
    """The ticket this phone was given at this entrance before, or a new one.

    The same one again, so that whoever joined and did not get the answer is not a second person when they press again.
    """
    return kept_ticket(request, code) or new_token()


def kept_ticket(request: Request, code: str) -> str | None:
    """The ticket this phone was given at this entrance before, or None."""
    ticket = request.cookies.get(_ticket_cookie(code), "")
    return ticket if is_token(ticket) else None


def with_ticket(answer: Response, request: Request, code: str, ticket: str) -> Response:
    """The answer, with the ticket on it for the phone to keep until it is in."""
    _set_cookie(answer, request, _ticket_cookie(code), ticket)
    return answer


def wants_data(request: Request) -> bool:
    """Whether the page's script asks, rather than a person who presses a button."""
    return "application/json" in request.headers.get("accept", "")


def _cookie(code: str) -> str:
    return f"alongside_{code}"


def _ticket_cookie(code: str) -> str:
    return f"alongside_ticket_{code}"


def _set_cookie(answer: Response, request: Request, name: str, value: str) -> None:
    is_secure = request.scope["scheme"] == "https"
    answer.set_cookie(name, value, max_age=A_DAY, path="/join", secure=is_secure, httponly=True, samesite="lax")
