"""The record as a Word document: the same text as the PDF, real headings and tables, and a radar of lines."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.content import Content
from model.report.shared.blocks import Heading, Table
from model.report.shared.printable import printable
from model.report.supervision_record.docx import record_docx
from model.report.supervision_record.pdf import record_pdf
from model.report.supervision_record.words import DRAFT, told_record
from tests.effort import examples
from tests.model.report.shared.pdf_reader import read
from tests.model.report.shared.word_reader import ReadWord, file_names, read_word
from tests.model.report.supervision_record.records import SAID, a_body, a_record, texts_of
from tests.shipped import shipped_content

HEBREW = "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED} \N{HEBREW LETTER MEM}"
DRAWN_BY_ALL = {"svg", "g", "path"}


@pytest.fixture
def confirmed(shipped: Content) -> ReadWord:
    return read_word(record_docx(shipped, a_record(shipped)))


def squeezed(text: str) -> str:
    return "".join(text.split())


def with_words(content: Content, words: str) -> ReadWord:
    said = {field: (words if given_words else "", place) for field, (given_words, place) in SAID.items()}
    return read_word(record_docx(content, a_body(content, said=said)))


def test_text_is_that_of_the_pdf_in_the_same_order(shipped: Content, confirmed: ReadWord) -> None:
    heard = read(record_pdf(shipped, a_record(shipped)))
    [figure] = [one.text for one in heard.tagged if one.role == "Figure"]
    legend = "AAoifeBMaeveDunne"
    without_picture = squeezed(heard.whole_text).replace(squeezed(figure) + legend, "")
    assert squeezed(confirmed.whole_text) == without_picture


def test_everything_told_is_there_letter_by_letter_and_in_order(shipped: Content, confirmed: ReadWord) -> None:
    at = 0
    for block in told_record(shipped, a_record(shipped)).blocks:
        for text in texts_of(block):
            found = confirmed.whole_text.find(text, at)
            assert found >= at, text
            at = found + len(text)


def test_headings_are_words_own_without_a_skipped_level(shipped: Content, confirmed: ReadWord) -> None:
    told = told_record(shipped, a_record(shipped))
    assert confirmed.headings == [
        (1, told.title),
        *((one.level, one.text) for one in told.blocks if isinstance(one, Heading)),
    ]
    assert max(after - before for (before, _), (after, _) in pairwise(confirmed.headings)) == 1


def test_tables_hold_the_rows_and_repeat_their_heads(shipped: Content, confirmed: ReadWord) -> None:
    told = [one for one in told_record(shipped, a_record(shipped)).blocks if isinstance(one, Table)]
    assert confirmed.tables == tuple((tuple(column.name for column in one.columns), *one.rows) for one in told)
    assert confirmed.heads_repeated == (True,) * len(told)


def test_file_says_its_title_and_language_and_no_ones_name_as_author(confirmed: ReadWord) -> None:
    assert (confirmed.title, confirmed.author) == ("Supervision, 4 March 2026", "Alongside, Alongside")
    assert (confirmed.languages, confirmed.foot) == (frozenset({"en"}), "Supervision, 4 March 2026 · Page 1 of 1")


def test_draft_is_called_that_in_title_and_foot(shipped: Content) -> None:
    draft = read_word(record_docx(shipped, a_body(shipped)))
    assert (draft.title, draft.foot) == (f"{DRAFT}: Supervision, 4 March 2026", f"{DRAFT} · Page 1 of 1")


def test_radar_is_lines_with_dots_to_fall_back_on_and_words(confirmed: ReadWord) -> None:
    (svg,), (dots,), (said,) = confirmed.svgs, confirmed.dots, confirmed.alts
    assert {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()} == DRAWN_BY_ALL
    assert (dots[:8], said.startswith("Radar chart of the 12 elements")) == (b"\x89PNG\r\n\x1a\n", True)


def test_record_without_places_has_no_picture(shipped: Content) -> None:
    empty = record_docx(shipped, a_body(shipped, said={}, items={}, carried=()))
    assert (read_word(empty).svgs, [name for name in file_names(empty) if "media" in name]) == ((), [])


def test_template_leaves_no_picture_of_its_own(shipped: Content) -> None:
    assert [name for name in file_names(record_docx(shipped, a_record(shipped))) if "thumbnail" in name] == []


def test_right_to_left_lines_run_that_way_and_others_do_not(shipped: Content) -> None:
    made = with_words(shipped, f"One line\n{HEBREW}")
    assert set(made.right_to_left) == {HEBREW}
    assert "One line" in made.styled("Said")


@pytest.mark.parametrize(
    "words",
    [
        "x" * 200_000,
        "words " * 33_000,
        "line\n" * 2_000,
        "😀" * 50_000,
        "<b> & </w:t> ]]> \\ {}",
        "two  spaces   three",
    ],
    ids=["run", "words", "lines", "emoji", "markup", "spaces"],
)
def test_hard_words_are_all_there(shipped: Content, words: str) -> None:
    said = SAID | {"both.agenda": (words, None), "both.action_1": (words, None)}
    made = read_word(record_docx(shipped, a_body(shipped, said=said)))
    assert made.styled("Said")[0] == words.strip("\n")
    assert made.tables[0][1][0] == words.strip()


def test_characters_no_page_can_show_are_left_out(shipped: Content) -> None:
    assert with_words(shipped, "a\x00b\x07c\x1b[0m\ufeffd\ud800e\uffffg\x0bh").styled("Said")[0] == "abc[0mdeg\nh"


@settings(max_examples=examples(20), deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_words_come_through_as_they_can_be_shown(words: str) -> None:
    body = a_body(shipped_content(), said={"both.agenda": (words, None)}, items={}, carried=())
    made = read_word(record_docx(shipped_content(), body))
    assert "\n".join(made.styled("Said")) == printable(words).strip("\n")
