"""Then and now: everybody who gave both places moved exactly once, and the sentence says how many and which way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.workshop.disclosure import Decision, Shown
from model.workshop.then_and_now import (
    MOVES,
    TOO_FEW_PAIRS,
    change_in_words,
    change_of,
    may_show_moves,
    moves,
    moves_question,
)

people = st.sampled_from("abcdefghijklmnop")
sheets = st.dictionaries(people, st.sampled_from((*PLACES, *OTHERS)), max_size=16)


def decided(now: str, then: str = "3" * 12, cells_at_least: int = 1) -> Decision:
    both = [dict(zip("abcdefghijkl", places, strict=False)) for places in (then[: len(now)], now)]
    return may_show_moves(Shown(), "looking_back", "trust", *both, cells_at_least=cells_at_least)


def sentence(now: str, cells_at_least: int = 1) -> str:
    return change_in_words(change_of("trust", decided(now, cells_at_least=cells_at_least)))


def test_moves_question_offers_nine_moves() -> None:
    asked = moves_question("looking_back", "trust")
    nine = ("-4", "-3", "-2", "-1", "0", "+1", "+2", "+3", "+4")
    assert (asked.key, asked.answers, asked.about) == ("looking_back.trust", nine, "moves.trust")


@given(sheets, sheets)
def test_moves_are_of_those_who_gave_both_places(then: dict[str, str], now: dict[str, str]) -> None:
    paired = [one for one in then if then[one] in PLACES and now.get(one) in PLACES]
    found = moves(then, now)
    assert {one: int(then[one]) + int(found[one]) for one in found} == {one: int(now[one]) for one in paired}
    assert set(found.values()) <= set(MOVES)


@given(sheets)
def test_nobody_moves_between_one_sheet_and_itself(then: dict[str, str]) -> None:
    assert set(moves(then, then).values()) <= {"0"}


def test_four_pairs_show_nothing_however_many_gave_one_place() -> None:
    then, now = dict.fromkeys("abcdefghijkl", "3"), dict.fromkeys("abcd", "4") | dict.fromkeys("efgh", "not_sure")
    decision = may_show_moves(Shown(), "looking_back", "trust", then, now)
    assert (decision.outcome, change_in_words(change_of("trust", decision))) == ("too_few", TOO_FEW_PAIRS)


def test_table_counts_the_moves_of_five_pairs() -> None:
    change = change_of("trust", decided("51334", "15335"))
    assert change.table is not None
    assert {cell.answers[0]: cell.number for cell in change.table.cells if cell.number} == {
        "-4": 1,
        "-1": 1,
        "0": 2,
        "+4": 1,
    }


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            "444555433321",
            "7 of 12 see the two of them further along now than then; 3 the same; 2 earlier on the road.",
        ),
        ("433333", "1 of 6 sees the two of them further along now than then; 5 the same."),
        ("33333", "5 of 5 see the two of them where they were then."),
        ("33221", "2 of 5 see the two of them where they were then; 3 earlier on the road."),
        ("22111", "5 of 5 see the two of them earlier on the road now than then."),
    ],
)
def test_change_is_one_plain_sentence(now: str, said: str) -> None:
    assert sentence(now) == said


def test_change_told_together_is_said_to_be() -> None:
    assert (
        sentence("443332", cells_at_least=4) == "6 gave both places. Some moves are told together; the table has them."
    )
