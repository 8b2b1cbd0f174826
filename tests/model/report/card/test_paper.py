"""The card on paper: PDF/UA, in reading order, with faces that say nothing by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from model.content import Content
from model.report.card.paper import answer_back_pdf, card_pdf
from model.report.shared import paper
from tests.model.report.shared.pdf_reader import HEADINGS, read


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


@pytest.mark.parametrize("number", range(3))
def test_a_card_says_first_what_it_is_for_and_ends_on_the_four_words(shipped: Content, number: int) -> None:
    kind = shipped.card.cards[number]
    made = read(card_pdf(shipped, kind, "oak fox sea hill"))
    assert (made.pdfua_part, made.language, made.shows_title) == ("1", "en", True)
    assert made.texts(*HEADINGS) == [shipped.card.page.title, *(one.text for one in kind.questions)]
    told = made.whole_text
    order = [told.index(text) for text in (kind.first[0].text, kind.questions[0].text, kind.questions[-1].text)]
    assert order == sorted(order)
    assert told.rstrip().endswith("oak fox sea hill")
    assert [one.alt for one in made.tagged if one.role == "Figure"] == []


def test_the_answer_back_is_a_page_of_their_own(shipped: Content) -> None:
    made = read(answer_back_pdf(shipped, "I slow down.\n<b>Tell me</b> if not.", date(2026, 3, 4)))
    assert (made.pages, made.pdfua_part) == (1, "1")
    assert made.texts(*HEADINGS) == ["What was done with what you said"]
    told = ("4 March 2026", "I slow down.", "<b>Tell me</b> if not.")
    assert [text for text in told if text not in made.whole_text] == []
