"""Draws the pages of a card: what is said first, its questions, how it ended, and where four words are typed."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from starlette.responses import Response

from model.card.card import MOST_SAID, AskedCard, Ending, Said, Sent
from model.content import Content
from model.content.card.schema import FACES, SKIP, CardKind
from model.keys import new_token
from model.report.card.faces import face_svg
from pages.phones import render


def first_page(content: Content, kind: CardKind, token: str, form: str) -> Response:
    """What is said before anything is asked. `form` is the token of this page alone."""
    return render.page(_html("card.html", content, kind=kind, token=token, form=form))


def questions(
    content: Content,
    kind: CardKind,
    action: str,
    *,
    form: str = "",
    said: Mapping[str, Said] | None = None,
    wrong: str = "",
    typed: str = "",
    status: int = 200,
) -> Response:
    """The questions, to be sent to `action` with a token of this page, and with four words where they were `typed`."""
    html = _html(
        "card_questions.html",
        content,
        kind=kind,
        action=action,
        form=form,
        said=said or {},
        wrong=wrong,
        words=typed,
        skip=SKIP,
        most=MOST_SAID,
        faces={face: Markup(face_svg(face)) for face in FACES},  # noqa: S704  our own drawing
    )
    return render.page(html, status)


def ended(content: Content, sent: Sent | None) -> Response:
    """What whoever sent a card is told."""
    if sent is None:
        return no_card(content)
    page = content.card.page
    told: dict[Ending, tuple[str, str]] = {
        "finished": (page.done_title, page.done),
        "stopped": (page.stopped_title, page.stopped),
        "not_now": (page.not_now_title, page.not_now_text),
    }
    leads_on = bool(sent.key) and not sent.is_handed_over
    last = _last(content, is_lent=sent.is_handed_over)
    return end_page(content, *told[sent.ending], key=sent.key, leads_on=leads_on, last=last)


def changed(content: Content) -> Response:
    """What whoever changed a card is told."""
    page = content.card.page
    return end_page(content, page.changed_title, page.changed, leads_on=True, last=page.close_it)


def answer_back(content: Content, found: AskedCard) -> Response:
    """What was done with what they said."""
    last = _last(content, is_lent=found.is_handed_over)
    return end_page(content, content.card.page.answer_back_title, said=found.answer_back, last=last)


def end_page(
    content: Content, title: str, *texts: str, said: str = "", key: str = "", leads_on: bool = False, last: str = ""
) -> Response:
    """A page that asks nothing any more."""
    values = {"title": title, "texts": texts, "said": said, "key": key, "leads_on": leads_on, "last": last}
    return render.page(_html("card_end.html", content, **values))


def no_card(content: Content) -> Response:
    """The same for a link that is wrong, used, old or taken back."""
    page = content.card.page
    values = {"title": page.no_card_title, "texts": [page.no_card], "said": "", "key": "", "leads_on": True, "last": ""}
    return render.page(_html("card_end.html", content, **values), 404)


def words_page(content: Content, wrong: str = "", status: int = 200) -> Response:
    """Where four words are typed, with what is wrong about those that were."""
    return render.page(_html("card_words.html", content, wrong=wrong, form=new_token()), status)


def _last(content: Content, *, is_lent: bool) -> str:
    return content.card.page.give_back if is_lent else content.card.page.close_it


def _html(template: str, content: Content, **values: object) -> str:
    return render.html(template, content, card=content.card.page, aloud_script=render.aloud_script(), **values)
