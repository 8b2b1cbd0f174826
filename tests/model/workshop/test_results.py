"""The middle and the spread are places or halves, the same from either end, and only where five gave a place."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import PLACES
from model.workshop.disclosure import TOO_FEW, Shown, may_show
from model.workshop.results import PlaceResult, Spread, gaps, place_result, spread_of
from model.workshop.tables import coarsened, place_question, tally

TRUST = place_question("ground", "trust")
OTHER_END = dict(zip(PLACES, reversed(PLACES), strict=True))
line = st.lists(st.sampled_from(PLACES), min_size=5, max_size=41)


def spread_in(places: list[str]) -> Spread:
    found = spread_of(tally(TRUST, places))
    assert found is not None
    return found


@given(line)
def test_middle_is_the_median(places: list[str]) -> None:
    assert spread_in(places).middle == median(map(int, places))


@given(line)
def test_quartiles_have_a_quarter_on_one_side_and_three_on_the_other(places: list[str]) -> None:
    numbers = list(map(int, places))
    for share, at in zip((1, 2, 3), (spread := spread_in(places)).__dict__.values(), strict=True):
        assert 4 * sum(number <= at for number in numbers) >= share * len(numbers)
        assert 4 * sum(number >= at for number in numbers) >= (4 - share) * len(numbers)
        assert (2 * at) % 1 == 0
    assert spread.low <= spread.middle <= spread.high


@given(line)
def test_spread_is_the_same_from_either_end(places: list[str]) -> None:
    there, back = spread_in(places), spread_in([OTHER_END[place] for place in places])
    assert (6 - back.high, 6 - back.middle, 6 - back.low) == (there.low, there.middle, there.high)


@pytest.mark.parametrize(
    ("places", "spread"),
    [
        ("11111", Spread(1, 1, 1)),
        ("12345", Spread(2, 3, 4)),
        ("112233", Spread(1, 2, 3)),
        ("22334455", Spread(2.5, 3.5, 4.5)),
        ("111555", Spread(1, 3, 5)),
    ],
)
def test_spread_of_a_small_room(places: str, spread: Spread) -> None:
    assert spread_in(list(places)) == spread


@pytest.mark.parametrize("others", [0, 1, 20])
def test_four_places_have_no_spread_however_many_answer_otherwise(others: int) -> None:
    assert spread_of(tally(TRUST, ["2"] * 4 + ["not_sure"] * others)) is None


@given(line)
def test_where_the_middle_half_is_one_place_at_least_half_are_there(places: list[str]) -> None:
    spread = spread_in(places)
    assert spread.low != spread.high or 2 * places.count(str(int(spread.middle))) >= len(places)


def test_coarse_table_has_no_spread() -> None:
    assert spread_of(coarsened(tally(TRUST, ["2"] * 9 + ["3"]), 2)) is None


def test_gaps_are_counted_by_their_answer() -> None:
    table = tally(TRUST, ["2", "not_sure", "not_sure", "skip"])
    assert gaps(table) == {"not_in_play": 0, "not_sure": 2, "skip": 1}
    assert gaps(coarsened(table, 2)) == {}


def test_result_holds_what_was_published() -> None:
    answers = dict(zip("abcdefg", ["1", "2", "2", "3", "5", "not_sure", "skip"], strict=True))
    decision = may_show(Shown(), TRUST, answers)
    wanted = PlaceResult("trust", tally(TRUST, answers.values()), decision.why, Spread(2, 2, 3))
    assert place_result("trust", decision) == wanted


def test_result_of_too_few_holds_nothing() -> None:
    result = place_result("trust", may_show(Shown(), TRUST, dict.fromkeys("abcd", "2")))
    assert result == PlaceResult("trust", None, TOO_FEW, None)
