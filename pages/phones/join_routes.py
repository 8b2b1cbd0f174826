"""Joining and coming back: a code, a button, three words. What is wrong with a code is told to nobody."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.workshop.room import code_as_typed, is_token
from pages.phones import rate_limits, render
from pages.phones.guard import CODE, code_in, guarded, ticket_for, token_of, with_ticket, with_token
from pages.phones.language import content_for
from pages.phones.participants import participants, phone_with
from pages.phones.request_checks import Refused, read_form

LONGEST_LINK_CODE = 64

_codes = rate_limits.wrong_codes()
_words = rate_limits.wrong_words()
_words_anywhere = rate_limits.wrong_words_anywhere()


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
    code = code_in(request)
    content = content_for(request)
    form = await read_form(request)
    ticket = _ticket(form)
    token = token_of(request, code)
    if token is not None and await run_in_threadpool(phone_with, code, token) is not None:
        return render.redirect(f"/join/{code}")
    link_code = form.get("door", "")
    if await run_in_threadpool(_let_in, code, ticket, link_code, _address(request), content.phone.key_words):
        return with_token(render.redirect(f"/join/{code}?in=1"), request, code, ticket)
    return entrance_page(request, content, code, 404, wrong=content.phone.refused.no_room, link_code=link_code)


@guarded
async def come_back(request: Request) -> Response:
    """Come back as the same person, by three words."""
    code = code_in(request)
    content = content_for(request)
    form = await read_form(request)
    ticket, words = _ticket(form), form.get("words", "")[:200]
    texts = content.phone.coming_back
    if not words.strip():
        return entrance_page(request, content, code, 422, wrong=texts.words_missing, at_words=True)
    with _words.trying(f"{code} {_address(request)}") as here, _words_anywhere.trying(code) as anywhere:
        if not (here.may and anywhere.may):
            return entrance_page(request, content, code, 429, wrong=texts.slower, at_words=True)
        is_right = await run_in_threadpool(participants().entrance.come_back, code, words, ticket) is not None
        here.was_right = anywhere.was_right = is_right
    if is_right:
        return with_token(render.redirect(f"/join/{code}?in=1"), request, code, ticket)
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


def _let_in(code: str, ticket: str, link_code: str, address: str, key_words: tuple[str, ...]) -> bool:
    """Let a phone in. Who followed the room's own link is never held up by wrong codes from the same address."""
    entrance = participants().entrance
    if link_code and entrance.is_link(code, link_code[:LONGEST_LINK_CODE]):
        return entrance.join(code, ticket, key_words) is not None
    with _codes.trying(address) as attempt:
        if not attempt.may:
            raise Refused(429, "slower")
        attempt.was_right = entrance.join(code, ticket, key_words) is not None
    return attempt.was_right


def _ticket(form: dict[str, str]) -> str:
    ticket = form.get("ticket", "")
    if not is_token(ticket):
        raise Refused(400, "not_read")
    return ticket
