"""A wary room is told its answers in groups, and the rule of thumb for how many people it takes holds."""

from __future__ import annotations

import random

import pytest

from model.workshop.tables import choice_question, coarsened, condition_question, place_question, tally
from model.workshop.then_and_now import moves_question
from model.workshop.wary import CHOICES, in_short, of_use_from

AROUND_THE_MIDDLE = {
    place_question("s", "trust"): (1, 2, 3, 2, 1, 0.3, 0.7, 0.3),
    condition_question("s", "time"): (1, 2, 1),
    moves_question("s", "trust"): (0.1, 0.2, 0.4, 1, 3, 3, 2, 0.5, 0.1),
    choice_question("s", "abcd"): (2, 1, 1, 2),
}


def share_that_tells(cells_at_least: int, people: int) -> float:
    """Of made-up questions as rooms answer them, the share that falls into two groups or more."""
    dice = random.Random(7)
    tables = [
        coarsened(tally(question, dice.choices(question.answers, weights, k=people)), cells_at_least)
        for question, weights in AROUND_THE_MIDDLE.items()
        for _ in range(200)
    ]
    return sum(not table.tells_nothing for table in tables) / len(tables)


@pytest.mark.parametrize("cells_at_least", CHOICES[1:])
def test_with_as_many_people_as_is_said_nearly_all_questions_tell_something(cells_at_least: int) -> None:
    assert share_that_tells(cells_at_least, of_use_from(cells_at_least)) > 0.9


@pytest.mark.parametrize("cells_at_least", CHOICES[1:])
def test_with_half_as_many_a_good_part_of_them_tells_nothing(cells_at_least: int) -> None:
    assert share_that_tells(cells_at_least, of_use_from(cells_at_least) // 2) < 0.6


def test_a_room_says_how_wary_it_is() -> None:
    assert [in_short(number) for number in CHOICES] == [
        "",
        "Wary room: places and choices in groups of three people or more",
        "Very wary room: places and choices in groups of five people or more",
    ]
