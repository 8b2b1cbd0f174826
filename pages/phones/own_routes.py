"""What a person takes away: their own places and sentences as a page to print, as a PDF, and places as a file."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import PurePath
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.phrases import day
from model.report.own_workshop.pdf import own_pdf
from model.workshop.room import Phone
from pages.phones import rate_limits, render
from pages.phones.carried import MOST_BYTES, unseal, who_has
from pages.phones.guard import code_in, guarded, token_of
from pages.phones.language import content_for, script_for
from pages.phones.own_profile import OwnPlaces, own_places, places_of
from pages.phones.participants import participants, phone_with
from pages.phones.request_checks import read_form
from pages.phones.step_page import js_words

_papers = rate_limits.papers()
_one_at_a_time: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@guarded
async def own_page(request: Request) -> Response:
    """The page to print, or the room's own page for who is not in it."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    phone, own = found
    follows = {"version": phone.room.version, "who": who_has(phone), "js_words": js_words(content)}
    return render.page(_page(content, code, own, **follows))


@guarded
async def on_from_own_page(request: Request) -> Response:
    """Where the room is; for whom it does not know any more, the page they come from, drawn from what it carried."""
    code, content = code_in(request), content_for(request)
    token = (await read_form(request, MOST_BYTES)).get("carried", "")
    if await run_in_threadpool(phone_with, code, token_of(request, code)) is not None:
        return render.redirect(f"/join/{code}")
    carried = await run_in_threadpool(unseal, token)
    if carried is None:
        return render.redirect(f"/join/{code}?in=1")
    has_ended = not await run_in_threadpool(participants().rooms.versions, [carried.room])
    note = content.phone.following.ended if has_ended else content.phone.entering.lost_place
    return render.page(_page(content, code, places_of(content, carried, token), note=note, has_ended=has_ended))


@guarded
async def own_file(request: Request) -> Response:
    """The portable file."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    own = found[1]
    kept_as = {"Content-Disposition": f'attachment; filename="{own.file_name}"'}
    return Response(own.file, 200, {**render.headers(), **kept_as}, "application/json")


@guarded
async def own_paper(request: Request) -> Response:
    """The same on paper, as a PDF, from what the page carries: it is made after the end too, when nothing is kept.

    One is made at a time, as a room closes for everybody at once. The form opens a tab: a refusal takes no page away.
    """
    content = content_for(request)
    token = (await read_form(request, MOST_BYTES)).get("carried", "")
    carried = await run_in_threadpool(unseal, token)
    if carried is None:
        return render.page(render.html("refusal.html", content, text=content.phone.mine.pdf_too_late), 410)
    if not await run_in_threadpool(_papers.take, carried.who):
        return render.page(render.html("refusal.html", content, text=content.phone.mine.pdf_slower), 429)
    own, held_on = places_of(content, carried, token), _day_in_words(carried.profile.held_on, content)
    async with _one_at_a_time.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(1)):
        paper = await run_in_threadpool(own_pdf, content, own.profile, own.sentences, held_on)
    kept_as = {"Content-Disposition": f'attachment; filename="{PurePath(own.file_name).stem}.pdf"'}
    return Response(paper, 200, {**render.headers(), **kept_as}, "application/pdf")


def _own(content: Content, code: str, token: str | None) -> tuple[Phone, OwnPlaces] | None:
    """The phone, and what its person takes away."""
    phone = phone_with(code, token)
    if phone is None:
        return None
    script = script_for(phone.room, content).script
    return phone, own_places(content, phone, script, participants().answers.of(phone))


def _page(content: Content, code: str, own: OwnPlaces, **more: object) -> str:
    """The page; with a `version` it follows its room, to say when that has ended."""
    told = {"version": None, "who": "", "js_words": "", "note": "", "has_ended": False, **more}
    held_on = _day_in_words(own.profile.held_on, content)
    plan_name = own.profile.plan_name
    return render.html("own_page.html", content, code=code, profile=own, plan_name=plan_name, held_on=held_on, **told)


def _day_in_words(when: date, content: Content) -> str:
    """A day as English says it; as 2026-11-23, which every language reads, elsewhere."""
    return day(when) if content.settings.language == "en" else when.isoformat()
