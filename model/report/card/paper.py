"""The card on paper, from the same content, and the answer back on a page of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from model.content import Content
from model.content.card.schema import CardKind
from model.phrases import day
from model.report.card.faces import face_svg
from model.report.shared.blocks import Line, Said, Told
from model.report.shared.paper import AT_THE_FOOT, pdf
from model.report.shared.printable import line_of
from model.report.shared.told_pdf import told_pdf

INK = "#2b2620"


def card_pdf(content: Content, kind: CardKind, key: str) -> bytes:
    """A card to fill in by hand, with the four words that are theirs to tear off."""
    page = content.card.page
    data: dict[str, Any] = {
        "title": line_of(page.title),
        "language": content.settings.language,
        "first": [{"title": one.title, "text": one.text} for one in kind.first],
        "lead": page.on_paper_lead,
        "questions": [
            {
                "text": one.text,
                "answers": [{"text": each.text, "face": face_svg(each.face, INK)} for each in one.answers],
            }
            for one in kind.questions
        ],
        "skip": page.skip,
        "in_words": page.in_words,
        "end": page.on_paper_end,
        "words": page.on_paper_words,
        "who_else": page.who_else_line,
        "key": key,
        "labels": AT_THE_FOOT,
    }
    return pdf("card/card.typ", data)


def answer_back_pdf(content: Content, words: str, written_on: date) -> bytes:
    """What was done with what was said, as a page to give to whoever said it."""
    page = content.card.page
    blocks = (Line(day(written_on)), Line(page.on_paper_answer), Said("", words))
    return told_pdf(content, Told(page.answer_back_title, page.answer_back_title, blocks))
