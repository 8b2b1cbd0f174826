"""How next steps, and what came of them, are told wherever they are seen."""

from __future__ import annotations

from datetime import date

import pytest

from model.answers import OUTCOMES
from model.phrases import OUTCOME_NAMES, by_its_day, what_came_of


@pytest.mark.parametrize(
    ("outcome", "words", "told"),
    [
        ("part", " He chose the chips.\n", "Part of it. He chose the chips."),
        ("done", "", "Done"),
        (None, "He chose the chips.", "He chose the chips."),
        (None, " ", ""),
        ("a word of last year", "", ""),
    ],
)
def test_what_came_of_a_step_is_told_in_words(outcome: str | None, words: str, told: str) -> None:
    assert what_came_of(outcome, words) == told


def test_every_outcome_has_a_name() -> None:
    assert list(OUTCOME_NAMES) == list(OUTCOMES)


def test_step_is_told_with_its_day_where_it_has_one() -> None:
    told = [by_its_day("Ring first", due) for due in (date(2026, 3, 11), None)]
    assert told == ["Ring first (by 11 March 2026)", "Ring first"]
