"""A document about a relationship: the same in the PDF and in the Word document, and only what goes."""

from __future__ import annotations

import pytest

from model.content import Content
from model.report.relationship.document import WrittenDocument, document_docx, document_pdf, told_document
from model.report.shared import paper
from model.report.shared.blocks import Heading, Line, Said
from tests.model.report.relationship.histories import FIRST
from tests.model.report.shared.pdf_reader import HEADINGS, read
from tests.model.report.shared.word_reader import read_word

WORDS = {"what_works": "Tea first.\nThen the walk.", "dates_ahead": "The 4th.", "open_steps": "  "}


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


def written(content: Content, key: str = "handing_over", name: str = "") -> WrittenDocument:
    document = content.document(key)
    assert document is not None
    return WrittenDocument(document, FIRST, WORDS, name)


def test_parts_that_hold_words_stand_in_their_order_under_their_headings(shipped: Content) -> None:
    one = written(shipped)
    assert told_document(one).blocks == (
        Line("4 March 2026"),
        Heading(2, "What works"),
        Said("", "Tea first.\nThen the walk."),
        Heading(2, "Dates ahead"),
        Said("", "The 4th."),
        Line(one.document.closing),
    )


@pytest.mark.parametrize(
    ("name", "title"), [("", "Handing over"), ("Heron", "Handing over: Heron"), (" ", "Handing over")]
)
def test_made_up_name_stands_over_it_only_if_it_is_given(shipped: Content, name: str, title: str) -> None:
    assert told_document(written(shipped, name=name)).title == title


def test_pdf_is_tagged_and_heard_in_order(shipped: Content) -> None:
    found = read(document_pdf(shipped, written(shipped)))
    assert (found.is_marked, found.pdfua_part, found.title) == (True, "1", "Handing over")
    assert found.texts(*HEADINGS) == ["Handing over", "What works", "Dates ahead"]
    assert found.texts("P") == [
        "Alongside",
        "4 March 2026",
        "Tea first.",
        "Then the walk.",
        "The 4th.",
        written(shipped).document.closing,
    ]


def test_word_document_says_the_same(shipped: Content) -> None:
    found = read_word(document_docx(shipped, written(shipped)))
    assert (found.title, found.headings) == (
        "Handing over",
        [(1, "Handing over"), (2, "What works"), (2, "Dates ahead")],
    )
    assert [text for _, text in found.paragraphs] == [
        "Alongside",
        "Handing over",
        "4 March 2026",
        "What works",
        "Tea first.\nThen the walk.",
        "Dates ahead",
        "The 4th.",
        written(shipped).document.closing,
    ]


def test_page_for_the_young_person_is_called_that_and_holds_its_own_parts_only(shipped: Content) -> None:
    told = told_document(written(shipped, "page_for_them", "Heron"))
    assert (told.title, told.blocks[1:-1]) == ("A page for you: Heron", ())


def test_private_parts_of_shipped_documents_are_those_that_stay_with_the_writer(shipped: Content) -> None:
    private = [part.key for document in shipped.relationship.documents for part in document.parts if part.private]
    assert private == ["what_stays_with_me"]
