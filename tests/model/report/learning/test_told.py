"""A record of learning to take away: the chosen lines, in the person's own summary, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.content import Content
from model.reflection.learning_record import LearningLine
from model.report.learning.told import LearningReport, reflected_on, told_learning
from model.report.shared import paper
from model.report.shared.blocks import Heading, Line, Said
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf
from tests.model.report.shared.pdf_reader import read
from tests.model.report.shared.word_reader import read_word

SINCE, UNTIL, DAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 3, 4)
TRUST = LearningLine("trust", "Trust", (DAY,))
LENS = LearningLine("lens_clock", "The clock", (DAY,))


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


def test_each_line_stands_under_what_it_is_with_its_days_and_summary(shipped: Content) -> None:
    report = LearningReport(SINCE, UNTIL, ((LENS, ""), (TRUST, "I wait longer.")), further="Silence.")
    told = told_learning(shipped, report)
    assert told.title == "Record of learning, 1 January 2026 to 31 December 2026"
    assert told.blocks == (
        Heading(2, "By element of the Relationship Model"),
        Heading(3, "Trust"),
        Line("Reflected on it on 4 March 2026."),
        Said("", "I wait longer."),
        Heading(2, "By way of looking"),
        Heading(3, "The clock"),
        Line("Reflected on it on 4 March 2026."),
        Heading(2, shipped.take_away.learning.further),
        Said("", "Silence."),
        Line(shipped.take_away.learning.closing),
        Line(shipped.model.attribution),
    )


def test_both_files_say_the_same(shipped: Content) -> None:
    told = told_learning(shipped, LearningReport(SINCE, UNTIL, ((TRUST, "I wait longer."),), by_hand=True))
    pdf, word = read(told_pdf(shipped, told)), read_word(told_docx(shipped, told, UNTIL))
    assert (pdf.pdfua_part, pdf.texts("H1", "H2", "H3")) == ("1", [text for _, text in word.headings])
    assert [text for text in ("I wait longer.",) if text in pdf.texts("P") and text in word.styled("Said")] != []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Reflected on it on 4 March 2026."),
        (2, "Reflected on it on 4 March 2026 and 5 March 2026."),
        (3, "Reflected on it on 4 March 2026, 5 March 2026 and 6 March 2026."),
        (7, "Reflected on it on 7 days, from 4 March 2026 to 10 March 2026."),
    ],
)
def test_days_are_named_until_they_are_many(days: int, said: str) -> None:
    assert reflected_on(LearningLine("trust", "Trust", tuple(DAY + timedelta(days=n) for n in range(days)))) == said
