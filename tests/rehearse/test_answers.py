"""Made-up people answer as a room does: one word for a word, few gaps, and small moves between then and now."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from model.answers import OTHERS, PLACES
from model.content.workshop.steps import MOST_IN_LINE, MOST_IN_WORD
from rehearse.answers import LINES, WORDS, choices, line

DICE = random.Random(3)
SCALE = (*PLACES, *OTHERS)


def test_a_question_for_one_word_that_nobody_knows_gets_one_word() -> None:
    told = {line(DICE, MOST_IN_WORD) for _ in range(200)}
    assert (told <= set(WORDS), [word for word in told if " " in word]) == (True, [])


def test_a_question_for_a_line_gets_a_line_and_examples_come_first() -> None:
    assert {line(DICE, MOST_IN_LINE) for _ in range(200)} <= set(LINES)
    assert line(DICE, MOST_IN_WORD, ["Showing up"]) == "Showing up"


@pytest.mark.parametrize("longest", [1, 2, 3])
def test_what_is_written_fits(longest: int) -> None:
    assert 0 < len(line(DICE, longest)) <= longest


def test_no_place_is_rare_and_places_are_all_there() -> None:
    given = Counter(choices(DICE, {"a": SCALE})["a"] for _ in range(1200))
    assert sum(given[other] for other in OTHERS) < 1200 / 8
    assert set(PLACES) < set(given)


def test_now_is_a_small_move_from_then() -> None:
    moves = Counter()
    for _ in range(600):
        both = choices(DICE, {"s.trust.then": SCALE, "s.trust.now": SCALE})
        if set(both.values()) <= set(PLACES):
            moves[int(both["s.trust.now"]) - int(both["s.trust.then"])] += 1
    assert set(moves) == {-1, 0, 1, 2}
    assert moves[2] < 600 / 5


def test_a_choice_that_says_nothing_is_not_taken() -> None:
    assert {choices(DICE, {"a": ("wait", "ask", "")})["a"] for _ in range(60)} == {"wait", "ask"}
