from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typst import Fonts

from model.profile import view_of
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared import paper
from model.report.shared.own_parts import OwnWords
from model.report.shared.paper import FOLDER
from model.report.shared.printable import lines_of, pieces_of, printable
from model.report.shared.told_pdf import told_pdf
from tests.effort import examples
from tests.model.report.shared.pdf_reader import read
from tests.shipped import shipped_content

VERBATIM = {
    "typst code": '#read("/etc/passwd") #include "profile.typ" #panic()',
    "typst markup": "*bold* _soft_ `code` $x^2$ = Heading @ref <label> \\ // gone /* gone */ ~ --- ...",
    "typst package": '#import "@preview/cetz:0.3.4": *',
    "html": "<script>alert('x')</script> &amp; <b>T & C</b>",
    "address": "https://example.org/a?b=c#d",
    "quotes": "\"He said 'no'\" - she didn't",
    "ligatures": "office affluent fjord",
    "welsh": "gŵyl, tŷ, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "irish": "Slán abhaile, a chara. Ċ ḃ",
    "cyrillic": "Привет, как дела?",
    "two  spaces": "one  two   three",
    "emoji": "They laughed 😀 and then 👍",
    "long": "x" * 300 + " end",
}


@pytest.mark.parametrize("text", VERBATIM.values(), ids=VERBATIM.keys())
def test_words_are_heard_exactly_as_written(written, text: str) -> None:
    assert written(text) == [text]


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "اردو میں بات"])
def test_right_to_left_words_are_whole(written, text: str) -> None:
    [heard] = written(text)
    assert heard.strip("\u202b\u202c")[::-1] == text


def test_lines_stay_lines_and_empty_ones_are_kept_as_room(written) -> None:
    assert written("One.\n\nTwo.\r\nThree.") == ["One.", "Two.", "Three."]


def test_markup_in_titles_steps_and_headings_is_text(export) -> None:
    trick = "#panic() *x* $y$ <script>"
    read_back = export(title=trick, next_steps=((trick, trick, ""),), words=(OwnWords(trick, trick, trick),))
    assert read_back.title == trick
    assert (read_back.texts("H1", "H3"), read_back.texts("TD")[:2]) == ([trick, trick], [trick, trick])


def test_sequences_of_emoji_keep_their_parts(written) -> None:
    [heard] = written("👩‍👩‍👧 👍🏽 🇮🇪 ❤️")
    assert [part for part in ("👩", "👧", "👍", "❤") if part not in heard] == []


def test_characters_no_page_can_show_are_left_out(written) -> None:
    assert written("a\x00b\x07c\x1b[0m\ufeffd\ud800e\uffffg\x85h") == ["abc[0mdeg", "h"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("你好, 世界", "[U+4F60][U+597D], [U+4E16][U+754C]"),
        ("สา", "[thai character so sua][thai character sara aa]"),
        ("unassigned \u0378 here", "unassigned [U+0378] here"),
        ("half a clef \U0001d11e, a star ★", "half a clef [musical symbol g clef], a star ★"),
        ("e\u20dd and é", "e[combining enclosing circle] and é"),
    ],
)
def test_sign_no_font_has_is_told_in_words_and_the_file_keeps_its_mark(
    export, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)
    read_back = export(title=text, words=(OwnWords("H", "P", text),), next_steps=((text, "", ""),))
    assert (read_back.pdfua_part, read_back.title) == ("1", told)
    assert [heard for heard in (told, paper.NO_GLYPH) if heard not in read_back.texts("P")] == []
    assert read_back.texts("TD")[0] == told


def test_sign_that_only_this_machine_has_is_drawn(export, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(paper.FONTS)])
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)
    monkeypatch.setattr(paper, "own_fonts", lambda: ours)
    read_back = export(words=(OwnWords("H", "P", "हिन्दी"),))
    assert read_back.pdfua_part == "1"
    assert ("हिन्दी" in read_back.whole_text, paper.NO_GLYPH in read_back.whole_text) == (True, False)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x" * 100_000, "words " * 16_666, "😀" * 25_000, "line\n" * 20_000], ids=len)
def test_very_long_words_are_all_there(export, text: str) -> None:
    read_back = export(words=(OwnWords("H", "P", text),))
    assert "".join(text.split()) in "".join(read_back.whole_text.split())
    assert read_back.pages > 5


def test_very_long_title_and_step_still_export(export) -> None:
    read_back = export(title="t" * 5_000, next_steps=(("s" * 5_000, "", ""),))
    assert read_back.texts("H1") == ["t" * 5_000]
    assert read_back.texts("TD")[0] == "s" * 5_000


@settings(max_examples=examples(20), deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
@example("\x1b")
def test_any_text_makes_a_tagged_file(text: str) -> None:
    content = shipped_content()
    report = ProfileReport(
        text, (view_of(content, text, {}),) * 2, words=(OwnWords(text, text, text),), next_steps=((text, text, text),)
    )
    read_back = read(told_pdf(content, told_profile(content, report)))
    assert (read_back.is_marked, read_back.pdfua_part) == (True, "1")


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_pieces_join_to_the_line_again(text: str) -> None:
    assert "".join(pieces_of(text)) == text


def test_long_run_is_cut_but_never_before_an_accent_or_round_a_joiner() -> None:
    assert pieces_of("a word or two") == ["a word or two"]
    assert {len(piece) for piece in pieces_of("x" * 64)} == {8}
    assert [piece for piece in pieces_of("e\u0301" * 40)[1:] if piece.startswith("\u0301")] == []
    assert pieces_of("👩\u200d" * 40) == ["👩\u200d" * 40]


def test_first_letter_with_a_direction_decides_a_line() -> None:
    assert [line["rtl"] for line in lines_of("1. שלום\nabc שלום\n!?\nنعم abc")] == [True, False, False, True]


@given(st.text(st.characters(exclude_categories=("Cc", "Co", "Cs", "Zl", "Zp")), max_size=80))
def test_ordinary_words_are_left_as_they_are(text: str) -> None:
    unassigned = {"\ufeff", "\ufffe", "\uffff", *map(chr, range(0xFDD0, 0xFDF0))}
    assert printable(text) == "".join(letter for letter in text if letter not in unassigned)


def test_template_imports_nothing_from_outside_its_folder() -> None:
    imports = {
        line.split('"')[1]
        for path in FOLDER.rglob("*.typ")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("#import", "#include"))
    }
    assert imports == {
        "/shared/radar.typ",
        "/shared/drawing.typ",
        "/shared/look.typ",
        "/shared/paper.typ",
        "/facilitator_pack/handouts.typ",
        "/workshop_report/charts.typ",
    }


def test_empty_title_and_headings_still_make_a_conforming_file(export) -> None:
    read_back = export(title=" ", words=(OwnWords("", "", "Mine."),))
    assert (read_back.pdfua_part, read_back.texts("H1"), read_back.texts("H3")) == ("1", ["A reflection"], [])
