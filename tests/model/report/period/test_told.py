"""A period to take away: its meetings, what was chosen of them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model.content import Content
from model.profile import view_of
from model.reflection.reflection import NextStep
from model.report.period.told import PeriodReport, told_period
from model.report.shared import paper
from model.report.shared.blocks import Heading, Said, Table
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf
from tests.model.report.shared.pdf_reader import read
from tests.model.report.shared.word_reader import read_word

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
STEP = NextStep("s", "r", 0, "Ring first", None, "done", "He picked up.")


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


@pytest.fixture
def plain(shipped: Content) -> PeriodReport:
    meetings = (
        view_of(shipped, "4 March 2026, home visit", {"safety": "2", "trust": "3"}),
        view_of(shipped, "5 March 2026", {"trust": "not_sure"}),
    )
    return PeriodReport(SINCE, UNTIL, meetings)


@pytest.fixture
def whole(plain: PeriodReport) -> PeriodReport:
    words = (OwnWords("5 March 2026", "Trust: What?", "We sat outside."),)
    return replace(plain, tried=((SINCE, STEP),), words=words, by_hand=True)


def test_meetings_stand_oldest_first_with_what_was_placed(shipped: Content, plain: PeriodReport) -> None:
    told = told_period(shipped, plain)
    [table] = [block for block in told.blocks if isinstance(block, Table)]
    assert (told.title, table.rows) == (
        "What I reflected on, 1 January 2026 to 31 March 2026",
        (("4 March 2026, home visit", "Safety 2, Trust 3"), ("5 March 2026", "No place given")),
    )


def test_places_stay_where_they_were_not_chosen(shipped: Content, plain: PeriodReport) -> None:
    [table] = [block for block in told_period(shipped, replace(plain, places=False)).blocks if isinstance(block, Table)]
    assert table.rows == (("4 March 2026, home visit",), ("5 March 2026",))


def test_nothing_that_was_written_goes_unless_chosen(shipped: Content, plain: PeriodReport) -> None:
    blocks = told_period(shipped, plain).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["The meetings", "About this page"]
    assert [block for block in blocks if isinstance(block, Said)] == []


def test_both_files_say_the_same_in_the_same_order(shipped: Content, whole: PeriodReport) -> None:
    told = told_period(shipped, whole)
    pdf, word = read(told_pdf(shipped, told)), read_word(told_docx(shipped, told, UNTIL))
    headings = ["The meetings", "What I tried", "In my own words", "By hand", "About this page"]
    assert (pdf.pdfua_part, pdf.texts("H2")) == ("1", headings)
    assert [text for level, text in word.headings if level == 2] == headings
    assert [cell for table in word.tables for row in table for cell in row][-3:] == [
        "1 January 2026",
        "Ring first",
        "Done\nHe picked up.",
    ]
