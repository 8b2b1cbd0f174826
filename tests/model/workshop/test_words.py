"""Results as rows and sentences: what is not shown says so, and gaps are gaps."""

from __future__ import annotations

import pytest

from model.content import Content
from model.workshop.disclosure import Decision, Shown, may_show
from model.workshop.results import PlaceResult, place_result
from model.workshop.tables import choice_question, place_question
from model.workshop.then_and_now import Change, change_of, may_show_moves
from model.workshop.words import (
    change_head,
    change_rows,
    change_sentence,
    choice_rows,
    choice_sentence,
    place_head,
    place_rows,
    place_sentence,
)

TRUST = place_question("ground", "trust")
NAMES = {"straight": "Say it straight", "wait": "Wait a week", "ask": "Ask first"}


def trust(answers: str, cells_at_least: int = 1) -> PlaceResult:
    keys = {"p": "not_in_play", "n": "not_sure", "s": "skip"}
    given = {str(number): keys.get(answer, answer) for number, answer in enumerate(answers)}
    return place_result("trust", may_show(Shown(), TRUST, given, cells_at_least=cells_at_least))


def chosen(answers: str) -> Decision:
    keys = dict(zip("swa", NAMES, strict=True))
    given = {str(number): keys[answer] for number, answer in enumerate(answers)}
    return may_show(Shown(), choice_question("story", tuple(NAMES)), given)


def moved(people: int) -> Change:
    then, now = (dict(zip("abcdef"[:people], places, strict=False)) for places in ("333333", "455331"))
    return change_of("trust", may_show_moves(Shown(), "looking_back", "trust", then, now))


def test_place_table_has_a_column_for_each_answer(shipped: Content) -> None:
    assert place_head(shipped) == [
        "Element",
        "1. Still finding it",
        "2. A start",
        "3. Taking shape",
        "4. Both play a part",
        "5. Holds on a bad day",
        "Not in play this time",
        "Not sure",
        "Skip",
        "Answered",
        "Middle half from",
        "Middle",
        "Middle half to",
    ]


@pytest.mark.parametrize(
    ("result", "row"),
    [
        (trust("12234nns"), ["Trust", "1", "2", "1", "1", "0", "0", "2", "1", "8", "2", "2", "3"]),
        (trust("112244"), ["Trust", "2", "2", "0", "2", "0", "0", "0", "0", "6", "1", "2", "4"]),
        (
            trust("22334455"),
            ["Trust", "0", *"2222", *"000", "8", "between 2 and 3", "between 3 and 4", "between 4 and 5"],
        ),
        (trust("1nnnn"), ["Trust", "1", "0", "0", "0", "0", "0", "4", "0", "5", *["no middle"] * 3]),
        (trust("1234"), ["Trust", *["not shown"] * 12]),
        (
            trust("112223355", cells_at_least=3),
            ["Trust", "5 together", "with 1", "4 together", *["with 3"] * 5, "9", *["no middle"] * 3],
        ),
    ],
    ids=["all", "even", "halves", "gaps", "hidden", "coarse"],
)
def test_place_row_tells_numbers_middle_and_gaps(shipped: Content, result: PlaceResult, row: list[str]) -> None:
    assert place_rows(shipped, [result]) == [row]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            trust("12234nnsp"),
            (
                "Trust: 5 of 9 gave a place: 1 at “Still finding it”, 2 at “A start”, 1 at “Taking shape”, "
                "1 at “Both play a part”. The middle is 2; the middle half reaches from 2 to 3. "
                "No place: 1 not in play, 2 not sure, 1 skipped."
            ),
        ),
        (
            trust("55555"),
            (
                "Trust: 5 of 5 gave a place: 5 at “Holds on a bad day”. The middle is 5, and at least half of those "
                "who gave a place are there."
            ),
        ),
        (
            trust("2nnnn"),
            (
                "Trust: 1 of 5 gave a place: 1 at “A start”. There is no middle: fewer than 5 gave a place. "
                "No place: 4 not sure."
            ),
        ),
        (
            trust("sssss"),
            (
                "Trust: none of the 5 who answered gave a place. There is no middle: fewer than 5 gave a place. "
                "No place: 5 skipped."
            ),
        ),
        (trust("1234"), "Trust: not shown: fewer than five have answered."),
    ],
    ids=["all", "one place", "few places", "no place", "hidden"],
)
def test_place_sentence_says_spread_and_gaps(shipped: Content, result: PlaceResult, said: str) -> None:
    assert place_sentence(shipped, result) == said


def test_place_sentence_of_answers_told_together_names_them_all(shipped: Content) -> None:
    assert place_sentence(shipped, trust("11222555", cells_at_least=3)) == (
        "Trust: 8 answered: 5 “1. Still finding it” or “2. A start”; 3 “3. Taking shape” or "
        "“4. Both play a part” or “5. Holds on a bad day” or “Not in play this time” or “Not sure” or “Skip”."
    )


def test_two_groups_told_together_are_told_apart_in_the_table(shipped: Content) -> None:
    assert place_rows(shipped, [trust("11222555", cells_at_least=3)]) == [
        ["Trust", "5 together", "with 1", "3 together", *["with 3"] * 5, "8", *["no middle"] * 3]
    ]


def test_choices_are_told_in_the_order_they_were_offered() -> None:
    decision = chosen("wwwws")
    assert choice_rows(NAMES, decision) == [["Say it straight", "1"], ["Wait a week", "4"], ["Ask first", "0"]]
    assert choice_sentence(NAMES, decision) == ("5 answered: 1 “Say it straight”; 4 “Wait a week”; nobody “Ask first”.")


def test_choices_of_too_few_are_not_told() -> None:
    decision = chosen("wwws")
    assert choice_rows(NAMES, decision) == [[name, "not shown"] for name in NAMES.values()]
    assert choice_sentence(NAMES, decision) == "Not shown: fewer than five have answered."


def test_moves_have_a_row_an_element_and_a_sentence(shipped: Content) -> None:
    assert change_head() == ["Element", "-4", "-3", "-2", "-1", "0", "+1", "+2", "+3", "+4", "Gave both"]
    assert change_rows(shipped, [moved(6), moved(4)]) == [
        ["Trust", "0", "0", "1", "0", "2", "1", "2", "0", "0", "6"],
        ["Trust", *["not shown"] * 10],
    ]
    assert [change_sentence(shipped, moved(people)) for people in (6, 4)] == [
        "Trust: 3 of 6 see the two of them further along now than then; 2 the same; 1 earlier on the road.",
        "Trust: not shown: fewer than five gave both places.",
    ]
