"""In the room: the page of the step, the answers given on it, and following the trainer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from time import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.workshop.room import Given, Phone
from pages.phones import batch_writer, long_poll, render
from pages.phones.guard import code_in, guarded, token_of, wants_data
from pages.phones.join_routes import entrance_page
from pages.phones.language import content_for
from pages.phones.participants import participants, phone_with
from pages.phones.request_checks import Refused, read_form
from pages.phones.step_page import PageState, step_page


@dataclass(frozen=True)
class Answers:
    """What one phone sent, as it came: its code, its token or "", and the form."""

    code: str
    token: str
    form: dict[str, str]


@guarded
async def room(request: Request) -> Response:
    """The page of the step the room is at, or, for a phone that has not joined, the entrance."""
    code, content = code_in(request), content_for(request)
    token = token_of(request, code)
    asked = request.query_params
    html = await run_in_threadpool(_html, content, code, token, PageState.of(asked)) if token else None
    if html is None:
        lost, link_code = bool(token) or "in" in asked, asked.get("door", "")
        return entrance_page(request, content, code, lost=lost, link_code=link_code)
    return render.page(html)


@guarded
async def answer(request: Request) -> Response:
    """Keep answers, from a form or from the page's script. The same again changes nothing."""
    code = code_in(request)
    form = await read_form(request)
    sent = Answers(code, token_of(request, code) or "", form)
    phone, given, kept = await batch_writer.write(sent, _keep)
    if phone is None:
        return render.data({"ended": True}, 410) if wants_data(request) else render.redirect(f"/join/{code}?in=1")
    if wants_data(request):
        names = [one.field for one, is_kept in zip(given, kept, strict=True) if is_kept]
        return render.data({"kept": names, "version": phone.room.version})
    if not all(kept):
        return await _too_long(content_for(request), phone, form)
    return render.redirect(f"/join/{code}{_back(form, phone, any(one.value for one in given))}")


@guarded
async def follow(request: Request) -> Response:
    """The room's version once it is another than the phone has seen, at the latest after 25 seconds."""
    code = code_in(request)
    seen = request.query_params.get("seen", "")
    if not (seen.isascii() and seen.isdecimal() and len(seen) < 12):
        raise Refused(400, "not_read")
    phone = await run_in_threadpool(phone_with, code, token_of(request, code))
    now = await long_poll.wait_for_change(phone.room.id, phone.person, int(seen), _versions) if phone else None
    return render.data({"ended": True} if now is None else {"version": now})


def _keep(sent: Sequence[Answers]) -> list[tuple[Phone | None, list[Given], list[bool]]]:
    """Find the phones of many and keep all they sent, in one look and one transaction."""
    phones = participants().phones.get_all([(one.code, one.token) for one in sent])
    given = [_given(phone, one.form) for phone, one in zip(phones, sent, strict=True)]
    kept = iter(participants().answers.keep(list(chain.from_iterable(given))))
    return [(phone, ours, list(islice(kept, len(ours)))) for phone, ours in zip(phones, given, strict=True)]


def _given(phone: Phone | None, form: dict[str, str]) -> list[Given]:
    """What of a form are answers; the rest says where to go back to."""
    if phone is None:
        return []
    fields = participants().rooms.fields(phone.room.id)
    return [Given(phone.room.id, phone.person, field, value) for field, value in form.items() if field in fields]


def _versions(rooms: Sequence[str]) -> dict[str, int]:
    return participants().rooms.versions(rooms)


def _html(content: Content, code: str, token: str, state: PageState) -> str | None:
    phone = phone_with(code, token)
    return step_page(content, phone, state) if phone else None


async def _too_long(content: Content, phone: Phone, form: dict[str, str]) -> Response:
    """The page again, with what was typed and why it was not kept."""
    state = PageState(wrong=content.phone.asking.too_long, typed=form)
    return render.page(await run_in_threadpool(step_page, content, phone, state), 422)


def _back(form: dict[str, str], phone: Phone, gave: bool) -> str:
    """Where a form leads back to: the part that was asked for, with when it was kept."""
    asked = [f"kept={int(time())}"] if gave else []
    if form.get("step", phone.room.step) != phone.room.step:
        asked.append("moved=1")
    elif form.get("part", "").isdecimal():
        asked.append(f"part={int(form['part'][:4])}")
    return f"?{'&'.join(asked)}" if asked else ""
