"""What a person takes away: their own places as a page to print, and as a file."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.phrases import day as said_in_english
from pages.phones import render
from pages.phones.guard import code_in, guarded, token_of
from pages.phones.language import content_for, floor, plan_for
from pages.phones.own_profile import OwnPlaces, held_on, own_places


@guarded
async def mine(request: Request) -> Response:
    """The page to print, or the room's own page for who is not in it."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.sent_on(f"/join/{code}?in=1")
    own, plan_name, day = found
    return render.page(render.drawn("mine.html", content, code=code, profile=own, plan_name=plan_name, held_on=day))


@guarded
async def mine_file(request: Request) -> Response:
    """The portable file."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.sent_on(f"/join/{code}?in=1")
    kept_as = {"Content-Disposition": f'attachment; filename="{found[0].file_name}"'}
    return Response(found[0].file, 200, {**render.headers(), **kept_as}, "application/json")


def _own(content: Content, code: str, token: str | None) -> tuple[OwnPlaces, str, str] | None:
    phone = floor().phone(code, token) if token else None
    if phone is None:
        return None
    plan = plan_for(phone.room, content)
    own = own_places(content, phone.room, plan.script, floor().answers(phone))
    return own, plan.script.plan.name, _said(held_on(phone.room), content)


def _said(day: date, content: Content) -> str:
    """A day as English says it; as 2026-11-23, which every language reads, elsewhere."""
    return said_in_english(day) if content.settings.language == "en" else day.isoformat()
