"""Pasted words: what parts them still parts them, and nothing that can be read is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.pasted_text import readable

LINE_ENDS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x85", "\u2028", "\u2029")
READABLE = st.text(st.characters(categories=("L", "N", "P", "S", "M")), min_size=1, max_size=12)


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_every_line_end_is_a_newline(end: str) -> None:
    assert readable(f"a{end}b{end}{end}c") == "a\nb\n\nc"


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("\uf0b7\tTea\n\uf0b7\tToast", "•\tTea\n•\tToast"),
        ("  \uf0a7 Tea\r\uf0d8 Toast\x0b\uf076Jam", "  • Tea\n• Toast\n•Jam"),
        ("Tea \uf0b7 toast \uf0e0 school", "Tea • toast → school"),
        ("\uf0fc went\n\uf0e0 next", "✓ went\n→ next"),
        ("He was well \uf04a", "He was well ☺"),
        ("14\x1e03\x1e2009, co\x1foperate", "14-03-2009, cooperate"),
        ("didn\x92t, \x93so\x94, \x8aime \x96 caf\xe9", "didn’t, “so”, Šime – café"),  # noqa: RUF001
        ("x\uf061y", "x\uf061y"),
        ("nul\x00 bell\x07 escape\x1b[31m\x7f\x81", "nul bell escape[31m"),
        ("a\tb\xa0c\xadd\u200be", "a\tb\xa0c\xadd\u200be"),
    ],
    ids=ascii,
)
def test_signs_of_word_processors_are_those_of_everybody(pasted: str, plain: str) -> None:
    assert readable(pasted) == plain


@given(st.lists(READABLE, min_size=1, max_size=8), st.data())
def test_words_stay_whole_and_apart_and_a_second_time_changes_nothing(words: list[str], data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from((*LINE_ENDS, " ", "\t", "\xa0")), min_size=8, max_size=8))
    text = readable("".join(map("".join, zip(words, between, strict=False))))
    assert text.split() == words
    assert readable(text) == text


@given(st.text(st.characters(exclude_categories=("Cc", "Co", "Zl", "Zp"))))
def test_text_without_control_is_left_as_it_is(text: str) -> None:
    assert readable(text) == text


@given(st.text(st.characters(max_codepoint=0x9F)))
def test_nothing_left_controls_but_line_ends_and_tabs(text: str) -> None:
    assert {sign for sign in readable(text) if unicodedata.category(sign) == "Cc"} <= {"\n", "\t"}
