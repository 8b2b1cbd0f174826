"""The card on a device that was handed over or on somebody's own phone, and taking it back or changing it by words.

Without a script. A look spends nothing: only what is sent ends a card. Wrong, used and old links all say the same.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from model.card.card import MOST_SAID, Ending, Said
from model.content import Content
from model.content.card.schema import SKIP, CardKind, with_key
from model.keys import is_token, new_token
from model.store import Asked
from pages.phones import card_pages, rate_limits
from pages.phones.guard import guarded
from pages.phones.language import content_for
from pages.phones.participants import guide
from pages.phones.request_checks import read_form

ENDINGS: dict[str, Ending] = {"finish": "finished", "stop": "stopped", "not_now": "not_now"}
MOST_TYPED = 200

_words = rate_limits.wrong_card_words()


@guarded
async def card(request: Request) -> Response:
    """What is said first; then the questions; later the answer back."""
    token, content = _token(request), content_for(request)
    found = await run_in_threadpool(_asked().look, token)
    kind = with_key(content.card.cards, found.kind) if found else None
    if found is not None and found.answer_back:
        return card_pages.answer_back(content, found)
    if found is None or kind is None:
        return card_pages.no_card(content)
    if request.query_params.get("go"):
        return card_pages.questions(content, kind, f"/card/{token}", form=new_token())
    return card_pages.first_page(content, kind, token, new_token())


@guarded
async def send(request: Request) -> Response:
    """End a card: with what was given, or with nothing of it. A form that comes twice is answered twice alike."""
    token, content, form = _token(request), content_for(request), await read_form(request)
    given = form.get("form", "")
    found = await run_in_threadpool(_asked().look, token)
    kind = with_key(content.card.cards, found.kind) if found and not found.answer_back else None
    if kind is None:
        return card_pages.ended(content, await run_in_threadpool(_asked().sent_before, token, given))
    ending, said = ENDINGS.get(form.get("act", "")), given_in(kind, form)
    wrong = _wrong(content, said) if ending == "finished" else ""
    if ending is None or wrong:
        same = given if is_token(given) else new_token()
        return card_pages.questions(content, kind, f"/card/{token}", form=same, said=said, wrong=wrong, status=422)
    sent = await run_in_threadpool(functools.partial(_asked().send, token, ending, said, form=given))
    return card_pages.ended(content, sent)


@guarded
async def words(request: Request) -> Response:
    """Where four words are typed."""
    return card_pages.words_page(content_for(request))


@guarded
async def with_words(request: Request) -> Response:
    """Take a card back, or see its questions again to change it."""
    content, form = content_for(request), await read_form(request)
    page, typed = content.card.page, form.get("words", "")[:MOST_TYPED]
    if not typed.strip():
        return card_pages.words_page(content, page.words_missing, 422)
    if form.get("act") == "take_back":
        if await run_in_threadpool(functools.partial(_asked().take_back, typed, form=_all_of(form))):
            return card_pages.end_page(content, page.taken_back_title, page.taken_back, last=page.close_it)
        return await _wrong_words(request, content)
    found = await run_in_threadpool(_asked().to_be_changed, typed)
    kind = with_key(content.card.cards, found.kind) if found else None
    if kind is None:
        return await _wrong_words(request, content)
    return card_pages.questions(content, kind, "/card/change", form=new_token(), typed=typed)


@guarded
async def change(request: Request) -> Response:
    """Put what is sent in place of all that was said, once. A form that comes twice is answered twice alike."""
    content, form = content_for(request), await read_form(request)
    typed = form.get("words", "")[:MOST_TYPED]
    found = await run_in_threadpool(_asked().to_be_changed, typed)
    kind = with_key(content.card.cards, found.kind) if found else None
    if kind is None:
        is_done = await run_in_threadpool(_asked().changed_before, _all_of(form))
        return card_pages.changed(content) if is_done else await _wrong_words(request, content)
    said = given_in(kind, form)
    if wrong := _wrong(content, said):
        return card_pages.questions(
            content, kind, "/card/change", form=new_token(), said=said, wrong=wrong, typed=typed, status=422
        )
    is_done = await run_in_threadpool(functools.partial(_asked().change, typed, said, form=_all_of(form)))
    return card_pages.changed(content) if is_done else await _wrong_words(request, content)


def _all_of(form: Mapping[str, str]) -> str:
    """What tells this very form from any other; "" without a token of its page."""
    return json.dumps(sorted(form.items())) if is_token(form.get("form", "")) else ""


def given_in(kind: CardKind, form: Mapping[str, str]) -> dict[str, Said]:
    """What a form says under each question; what is none of its answers is left out."""
    found = {}
    for question in kind.questions:
        answer = form.get(f"q_{question.key}")
        known = (SKIP, *(one.key for one in question.answers))
        found[question.key] = Said(answer if answer in known else None, form.get(f"w_{question.key}", "").strip())
    return {key: said for key, said in found.items() if not said.is_empty}


def _wrong(content: Content, said: Mapping[str, Said]) -> str:
    """Why this cannot be sent as it is; "" where it can."""
    if not said:
        return content.card.page.nothing_ticked
    return content.card.page.too_long if any(len(one.words) > MOST_SAID for one in said.values()) else ""


async def _wrong_words(request: Request, content: Content) -> Response:
    """The same for words that nobody has, and for a card that was changed or taken back."""
    address = rate_limits.network_of(request.client.host if request.client else "")
    if not await run_in_threadpool(_words.take, address):
        return card_pages.words_page(content, content.card.page.slower, 429)
    return card_pages.words_page(content, content.card.page.wrong_words, 404)


def _asked() -> Asked:
    return guide().store.asked()


def _token(request: Request) -> str:
    return str(request.path_params["token"])[:64]
