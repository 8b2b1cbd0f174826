"""Joining and coming back: a code, a button, four words. What is wrong with a code is told to nobody."""

from __future__ import annotations

from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.keys import is_token
from model.store import NoneLeft
from model.workshop.room import code_as_typed
from pages.phones import rate_limits, render
from pages.phones.guard import CODE, code_in, guarded, kept_ticket, ticket_for, token_of, with_ticket, with_token
from pages.phones.language import content_for
from pages.phones.participants import participants, phone_with
from pages.phones.request_checks import Refused, read_form, require_own_page

LONGEST_LINK_CODE = 64

TRIES_AGAIN = 5
"""Seconds until the page of a phone that waits to come in tries again."""

_codes = rate_limits.wrong_codes()
_words = rate_limits.wrong_words()
_joins = rate_limits.joins()


@guarded
async def join(request: Request) -> Response:
    """Where a code is typed."""
    content = content_for(request)
    typed = request.query_params.get("code")
    if typed is None:
        return render.page(render.html("code.html", content, wrong=""))
    code = code_as_typed(typed[:64])
    if CODE.fullmatch(code):
        return render.redirect(f"/join/{code}")
    wrong = content.phone.entering.code_missing if not code else content.phone.refused.no_room
    return render.page(render.html("code.html", content, wrong=wrong), 422)


@guarded
async def enter(request: Request) -> Response:
    """Join as somebody new; pressed twice it is the same person."""
    form = await read_form(request)
    return await _enter(request, _ticket(form), form.get("door", ""))


@guarded
async def wait(request: Request) -> Response:
    """The same for a phone that waits: its page asks by itself, and the ticket is in its cookie."""
    require_own_page(request)
    code = code_in(request)
    ticket, link_code = kept_ticket(request, code), request.query_params.get("door", "")
    if ticket is None:
        return entrance_page(request, content_for(request), code, lost=True, link_code=link_code)
    return await _enter(request, ticket, link_code)


async def _enter(request: Request, ticket: str, link_code: str) -> Response:
    code, content = code_in(request), content_for(request)
    if await run_in_threadpool(phone_with, code, token_of(request, code)) is not None:
        return render.redirect(f"/join/{code}")
    came = await run_in_threadpool(_come_in, code, ticket, link_code, _address(request), content.phone.key_words)
    if came == "in":
        return with_token(render.redirect(f"/join/{code}?in=1"), request, code, ticket)
    if came == "waits":
        door = link_code[:LONGEST_LINK_CODE]
        html = render.html("waiting.html", content, code=code, link_code=door, seconds=TRIES_AGAIN)
        return with_ticket(render.page(html, 429), request, code, ticket)
    if not await run_in_threadpool(_codes.take, _address(request)):
        raise Refused(429, "slower")
    return entrance_page(request, content, code, 404, wrong=content.phone.refused.no_room, link_code=link_code)


@guarded
async def come_back(request: Request) -> Response:
    """Come back as the same person, by four words."""
    code = code_in(request)
    content = content_for(request)
    form = await read_form(request)
    ticket, words = _ticket(form), form.get("words", "")[:200]
    texts = content.phone.coming_back
    if not words.strip():
        return entrance_page(request, content, code, 422, wrong=texts.words_missing, at_words=True)
    if await run_in_threadpool(participants().entrance.come_back, code, words, ticket) is not None:
        return with_token(render.redirect(f"/join/{code}?in=1"), request, code, ticket)
    if not await run_in_threadpool(_words.take, _address(request)):
        return entrance_page(request, content, code, 429, wrong=texts.slower, at_words=True)
    return entrance_page(request, content, code, 404, wrong=texts.refused, at_words=True)


def entrance_page(
    request: Request,
    content: Content,
    code: str,
    status: int = 200,
    *,
    wrong: str = "",
    at_words: bool = False,
    lost: bool = False,
    link_code: str = "",
) -> Response:
    """The page before the room, the same for every code there is or is not, with a ticket of its own."""
    ticket = ticket_for(request, code)
    html = render.html(
        "entrance.html",
        content,
        code=code,
        link_code=link_code[:LONGEST_LINK_CODE],
        ticket=ticket,
        wrong=wrong,
        at_words=at_words,
        lost=lost,
    )
    return with_ticket(render.page(html, status), request, code, ticket)


def _address(request: Request) -> str:
    """What counts as one address for the limits."""
    return rate_limits.network_of(request.client.host if request.client else "")


def _come_in(
    code: str, ticket: str, link_code: str, address: str, key_words: tuple[str, ...]
) -> Literal["in", "waits", "refused"]:
    """Let a phone in. Whoever followed the room's own link waits for no one who only typed its code."""
    entrance = participants().entrance
    if phone_with(code, ticket) is not None:
        return "in"
    way = entrance.way_in(code, link_code[:LONGEST_LINK_CODE])
    if way is None:
        return "refused"
    try:
        room = _joins.spend(f"{code} {way} {address}", lambda one: entrance.join(code, ticket, key_words, one))
    except NoneLeft:
        return "waits"
    return "refused" if room is None else "in"


def _ticket(form: dict[str, str]) -> str:
    ticket = form.get("ticket", "")
    if not is_token(ticket):
        raise Refused(400, "not_read")
    return ticket
