"""The patterns of the hints: the words of a list in every spelling, some words of a list, and a gap of any words."""

from __future__ import annotations

import re

import pytest

from model.content.patterns import lists_in, whole_pattern

LISTS = {"who": ["dad", "da", "step dad", "Séamus", "O'Hara"], "whose": ["his", "the"]}


def found(pattern: str, text: str) -> str | None:
    match = re.search(whole_pattern(pattern, LISTS), text)
    return match and match[0]


@pytest.mark.parametrize("text", ["dad", "da", "step dad", "step\ndad", "Séamus", "Seamus", "O'Hara", "OHara"])
def test_list_stands_for_any_of_its_words_in_any_spelling(text):
    assert found(r"\b{who}\b", f"({text})") == text


def test_longest_word_of_a_list_is_found():
    assert found("{who}", "dads") == "dad"


def test_list_of_one_word_is_that_word():
    assert whole_pattern("a {one}", {"one": ["b c"]}) == r"a\s(?:b\sc)"


@pytest.mark.parametrize("text", ["to dad", "to his dad", "to the his dad"])
def test_some_words_of_a_list_may_stand_or_not(text):
    assert found(r"to {0-2 whose}{who}", text) == text


@pytest.mark.parametrize("text", ["to her dad", "to the his the dad"])
def test_no_other_words_and_no_more_of_them_stand_for_some_of_a_list(text):
    assert found(r"to {0-2 whose}{who}", text) is None


@pytest.mark.parametrize(("text", "is_found"), [("hit dad", True), ("hit it, dad", False), ("hit all-in my dad", True)])
def test_any_words_are_a_gap_that_no_stop_crosses(text, is_found):
    assert (found(r"hit {0-2 words}{who}", text) is not None) is is_found


def test_laid_out_pattern_reads_the_same_lists():
    assert found("(?x) to [ ] {0-1 whose} {who}", "to his step dad") == "to his step dad"


def test_lists_are_named_however_they_are_counted():
    assert lists_in("{who} {0-3 whose}{words} {1-2 words}x{2}") == ["who", "whose"]
