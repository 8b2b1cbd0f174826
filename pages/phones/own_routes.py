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
from pages.phones import rate_limits, render
from pages.phones.guard import code_in, guarded, token_of
from pages.phones.language import content_for, script_for
from pages.phones.own_profile import OwnPlaces, own_places
from pages.phones.participants import participants, phone_with

_papers = rate_limits.papers()
_one_at_a_time: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@guarded
async def own_page(request: Request) -> Response:
    """The page to print, or the room's own page for who is not in it."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    own, plan_name, held_on, _ = found
    html = render.html("own_page.html", content, code=code, profile=own, plan_name=plan_name, held_on=held_on)
    return render.page(html)


@guarded
async def own_file(request: Request) -> Response:
    """The portable file."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    kept_as = {"Content-Disposition": f'attachment; filename="{found[0].file_name}"'}
    return Response(found[0].file, 200, {**render.headers(), **kept_as}, "application/json")


@guarded
async def own_paper(request: Request) -> Response:
    """The same on paper, as a PDF. One is made at a time: a room closes for everybody at once."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    own, _, held_on, person = found
    if not own.has_any:
        return render.redirect(f"/join/{code}/mine")
    if not await run_in_threadpool(_papers.take, person):
        html = render.html("refusal.html", content, text=content.phone.mine.pdf_slower)
        return render.page(html, 429)
    async with _one_at_a_time.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(1)):
        paper = await run_in_threadpool(own_pdf, content, own.profile, own.sentences, held_on)
    kept_as = {"Content-Disposition": f'attachment; filename="{PurePath(own.file_name).stem}.pdf"'}
    return Response(paper, 200, {**render.headers(), **kept_as}, "application/pdf")


def _own(content: Content, code: str, token: str | None) -> tuple[OwnPlaces, str, str, str] | None:
    """What a phone's person takes away, the plan's name, the day in words, and the person's opaque id."""
    phone = phone_with(code, token)
    if phone is None:
        return None
    script = script_for(phone.room, content).script
    own = own_places(content, phone.room, script, participants().answers.of(phone))
    return own, script.plan.name, _day_in_words(phone.room.held_on, content), phone.person


def _day_in_words(when: date, content: Content) -> str:
    """A day as English says it; as 2026-11-23, which every language reads, elsewhere."""
    return day(when) if content.settings.language == "en" else when.isoformat()
