"""The record as PDF: tagged, with its headings and tables, complete, and quick."""

from __future__ import annotations

from itertools import pairwise

import pytest

from model.content import Content
from model.report.shared.blocks import Heading
from model.report.supervision_record.pdf import record_pdf
from model.report.supervision_record.words import DRAFT, told_record
from tests.model.report.shared.pdf_reader import HEADINGS, ReadPdf, read
from tests.model.report.supervision_record.records import (
    CARRIED,
    ITEMS,
    SAID,
    a_body,
    a_record,
    everything_said,
    texts_of,
)

HOSTILE = '#panic() *x* $y$ <script>alert(1)</script> [a](http://b.ie) #read("/etc/passwd") & "q" \\'


@pytest.fixture
def confirmed(shipped: Content) -> ReadPdf:
    return read(record_pdf(shipped, a_record(shipped)))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_file_is_tagged_titled_and_in_a_language(confirmed: ReadPdf) -> None:
    assert (confirmed.is_marked, confirmed.pdfua_part, confirmed.language) == (True, "1", "en")
    assert (confirmed.title, confirmed.shows_title, confirmed.images) == ("Supervision, 4 March 2026", True, 0)


def test_headings_are_those_of_the_record_without_a_skipped_level(shipped: Content, confirmed: ReadPdf) -> None:
    told = told_record(shipped, a_record(shipped))
    expected = [("H1", told.title), *((f"H{one.level}", one.text) for one in told.blocks if isinstance(one, Heading))]
    assert [(one.role, one.text) for one in confirmed.tagged if one.role in HEADINGS] == expected
    levels = [int(role[1]) for role, _ in expected]
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_meeting_about_three_elements_is_one_page_and_all_that_was_said_in_it(shipped: Content) -> None:
    not_said = ("condition", "mirror", "lens", "disagree")
    said = {field: answer for field, answer in SAID.items() if not any(word in field for word in not_said)}
    placed = {"safety", "trust", "time"}
    items = tuple(one for one in ITEMS if one.kind != "pattern" or one.field.removesuffix(".place") in placed)
    body = a_body(shipped, said=said, items={1: items}, carried=CARRIED[:1])

    paper = read(record_pdf(shipped, a_record(shipped, body, comments=())))

    assert paper.pages == 1
    assert [words for words in everything_said(body) if squeezed(words) not in squeezed(paper.whole_text)] == []


def test_everything_told_is_heard_in_order(shipped: Content, confirmed: ReadPdf) -> None:
    heard, at = squeezed(confirmed.whole_text), 0
    for block in told_record(shipped, a_record(shipped)).blocks:
        for text in map(squeezed, texts_of(block)):
            found = heard.find(text, at)
            assert found >= at, text
            at = found + len(text)


def test_tables_have_heads_for_their_columns(confirmed: ReadPdf) -> None:
    heads = [(one.text, one.scope) for one in confirmed.tagged if one.role == "TH"]
    of_actions = ["What", "Who", "By when"]
    assert heads == [
        (name, "/Column")
        for name in (
            *of_actions,
            "How we will notice",
            *of_actions,
            "How we will notice",
            *of_actions,
            "What came of it",
            "Element",
            "Aoife",
            "Maeve Dunne",
            "What Maeve Dunne went by",
        )
    ]


def test_radar_is_a_figure_of_lines_with_both_names_in_its_words(confirmed: ReadPdf) -> None:
    [figure] = [one for one in confirmed.tagged if one.role == "Figure"]
    assert figure.alt == (
        "Radar chart of the 12 elements, from 1 near the centre to 5 on the rim. It shows: Aoife, Maeve Dunne. "
        "Elements without a place are gaps. The same is said in words and in a table below."
    )
    assert "Gap" not in figure.text


def test_draft_is_called_that_in_its_title(shipped: Content) -> None:
    draft = read(record_pdf(shipped, a_body(shipped)))
    title = f"{DRAFT}: Supervision, 4 March 2026"
    assert (draft.title, draft.texts("H1")) == (title, [title])


def test_same_record_makes_the_same_file(shipped: Content) -> None:
    assert record_pdf(shipped, a_record(shipped)) == record_pdf(shipped, a_record(shipped))


def test_meeting_in_which_little_was_said_makes_a_conforming_file(shipped: Content) -> None:
    body = a_body(shipped, said={}, items={}, carried=(), next_on=None)
    assert read(record_pdf(shipped, body)).pdfua_part == "1"


def test_markup_in_every_field_and_name_is_text(shipped: Content) -> None:
    said = {field: (HOSTILE if words else "", place) for field, (words, place) in SAID.items()}
    body = a_body(shipped, said=said, names=(HOSTILE, HOSTILE + "2"))
    heard = squeezed(read(record_pdf(shipped, a_record(shipped, body))).whole_text)
    assert heard.count(squeezed(HOSTILE)) >= sum(bool(words) for words, _ in said.values())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "words"),
    [("both.agenda", "x" * 200_000), ("both.action_1", "words " * 33_000), ("both.action_1.notice", "line\n" * 5_000)],
    ids=["run", "words", "lines"],
)
def test_very_long_words_are_all_there(shipped: Content, field: str, words: str) -> None:
    said = SAID | {field: (words, SAID[field][1])}
    heard = read(record_pdf(shipped, a_body(shipped, said=said)))
    assert squeezed(words) in squeezed(heard.whole_text)


@pytest.mark.parametrize("words", ["你好, 世界", "שלום עולם", "😀 👩🏽\u200d🏫", "a\x00b\x1b[0m\ufffe"], ids=range(4))
def test_hard_words_never_fail_the_export(shipped: Content, words: str) -> None:
    said = {field: (words if given else "", place) for field, (given, place) in SAID.items()}
    assert read(record_pdf(shipped, a_body(shipped, said=said, names=(words, words)))).is_marked
