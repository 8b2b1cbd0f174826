"""What a person takes away: their own places as a page to print, and as a file."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.content import Content
from model.phrases import day
from pages.phones import render
from pages.phones.guard import code_in, guarded, token_of
from pages.phones.language import content_for, script_for
from pages.phones.own_profile import OwnPlaces, own_places
from pages.phones.participants import participants, phone_with


@guarded
async def own_page(request: Request) -> Response:
    """The page to print, or the room's own page for who is not in it."""
    code, content = code_in(request), content_for(request)
    found = await run_in_threadpool(_own, content, code, token_of(request, code))
    if found is None:
        return render.redirect(f"/join/{code}?in=1")
    own, plan_name, held_on = found
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


def _own(content: Content, code: str, token: str | None) -> tuple[OwnPlaces, str, str] | None:
    phone = phone_with(code, token)
    if phone is None:
        return None
    script = script_for(phone.room, content).script
    own = own_places(content, phone.room, script, participants().answers.of(phone))
    return own, script.plan.name, _day_in_words(phone.room.held_on, content)


def _day_in_words(when: date, content: Content) -> str:
    """A day as English says it; as 2026-11-23, which every language reads, elsewhere."""
    return day(when) if content.settings.language == "en" else when.isoformat()
