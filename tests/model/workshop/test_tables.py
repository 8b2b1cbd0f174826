"""Tables count every answer once, in the question's order, and can be made coarser without losing anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.access import FEWEST_SHOWN
from model.answers import OTHERS, PLACES
from model.workshop.tables import Cell, Question, Table, choice_question, coarsened, place_question, tally

TRUST = place_question("ground", "trust")
places = st.sampled_from(TRUST.answers)
room = st.lists(places, max_size=40)


def table_of(*numbers: int) -> Table:
    return Table(tuple(Cell((answer,), number) for answer, number in zip("abcdefgh", numbers, strict=False)))


def test_place_question_offers_five_places_and_three_gaps() -> None:
    offered = ("1", "2", "3", "4", "5", "not_in_play", "not_sure", "skip")
    assert Question("ground.trust", offered, "place.trust") == TRUST


def test_place_questions_of_two_steps_are_about_the_same() -> None:
    assert place_question("end", "trust").about == TRUST.about


def test_place_questions_of_two_vignettes_are_about_different_things() -> None:
    about = {place_question("a", "trust", story=story).about for story in ("late_home", "in_the_car")}
    assert about == {"story.late_home.trust", "story.in_the_car.trust"}


def test_choice_question_is_about_itself_unless_told() -> None:
    asked = [choice_question("story", ["stay", "go"]), choice_question("again", ["stay", "go"], about="story")]
    assert [(one.key, one.answers, one.about) for one in asked] == [
        ("story", ("stay", "go"), "story"),
        ("again", ("stay", "go"), "story"),
    ]


@given(room)
def test_table_counts_each_answer_and_sums_to_n(given_answers: list[str]) -> None:
    table = tally(TRUST, given_answers)
    assert [(cell.answers, cell.number) for cell in table.cells] == [
        ((answer,), given_answers.count(answer)) for answer in TRUST.answers
    ]
    assert table.n == len(given_answers)


@given(room.flatmap(lambda given_answers: st.tuples(st.just(given_answers), st.permutations(given_answers))))
def test_table_does_not_depend_on_the_order_of_answers(orders: tuple[list[str], list[str]]) -> None:
    assert tally(TRUST, orders[0]) == tally(TRUST, orders[1])


@given(room, room)
def test_tables_counted_together_are_the_table_of_both_rooms(one: list[str], other: list[str]) -> None:
    assert tally(TRUST, one).plus(tally(TRUST, other)) == tally(TRUST, one + other)


def test_tables_of_different_answers_are_not_counted_together() -> None:
    with pytest.raises(ValueError, match=r"^The answers to choose from have changed since this was shown\."):
        table_of(1, 2).plus(table_of(1, 2, 3))


def test_tally_of_an_unknown_answer_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError) as refused:
        tally(TRUST, ["3", "a secret"])
    wanted = "Somebody's answer is none that ground.trust offers. Check answers when they come in."
    assert str(refused.value) == wanted


def test_cell_of_an_unknown_answer_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^This is not an answer to the question\."):
        table_of(1, 2).cell("z")


@given(room, st.integers(1, 12))
def test_coarse_table_keeps_the_order_and_everybody(given_answers: list[str], cells_at_least: int) -> None:
    coarse = coarsened(tally(TRUST, given_answers), cells_at_least)
    assert tuple(answer for cell in coarse.cells for answer in cell.answers) == TRUST.answers
    assert [cell.number for cell in coarse.cells] == [
        sum(given_answers.count(answer) for answer in cell.answers) for cell in coarse.cells
    ]


@given(room, st.integers(2, 12))
def test_coarse_table_has_only_full_cells_or_one(given_answers: list[str], cells_at_least: int) -> None:
    numbers = [cell.number for cell in coarsened(tally(TRUST, given_answers), cells_at_least).cells]
    assert min(numbers) >= cells_at_least or numbers == [len(given_answers)]


@pytest.mark.parametrize(
    ("numbers", "cells_at_least", "cells"),
    [
        ((1, 2, 3), 1, [("a", 1), ("b", 2), ("c", 3)]),
        ((1, 2, 3), 3, [("ab", 3), ("c", 3)]),
        ((6, 0, 5, 1), 5, [("a", 6), ("bcd", 6)]),
        ((1, 1, 1), 5, [("abc", 3)]),
        ((5, 5), 5, [("a", 5), ("b", 5)]),
    ],
)
def test_coarse_table_joins_neighbours(
    numbers: Sequence[int], cells_at_least: int, cells: list[tuple[str, int]]
) -> None:
    coarse = coarsened(table_of(*numbers), cells_at_least)
    assert [("".join(cell.answers), cell.number) for cell in coarse.cells] == cells


@given(room, st.integers(2, 6))
def test_places_are_told_with_what_is_no_place_only_where_one_side_is_too_few(answers: list[str], few: int) -> None:
    coarse = coarsened(tally(TRUST, answers), few)
    at_places = sum(one in PLACES for one in answers)
    has_mixed = any(set(cell.answers) & set(OTHERS) and set(cell.answers) & set(PLACES) for cell in coarse.cells)
    assert has_mixed == (at_places < few or len(answers) - at_places < few)


@given(room, st.integers(2, 6))
def test_no_joining_within_places_and_within_the_others_would_have_more_cells(answers: list[str], few: int) -> None:
    coarse = coarsened(tally(TRUST, answers), few)
    numbers = [answers.count(answer) for answer in TRUST.answers]
    cuts = [cut for cut in product((False, True), repeat=7) if cut[4] or _is_mixed(coarse)]
    assert len(coarse.cells) == max(len(_cut(numbers, cut)) for cut in cuts if _is_full(_cut(numbers, cut), few))


def _is_mixed(table: Table) -> bool:
    return "5" in table.cell("not_in_play").answers


def _cut(numbers: Sequence[int], cuts: Sequence[bool]) -> list[int]:
    """The sums of neighbours between cuts."""
    sums = [numbers[0]]
    for number, is_cut in zip(numbers[1:], cuts, strict=True):
        sums = [*sums, number] if is_cut else [*sums[:-1], sums[-1] + number]
    return sums


def _is_full(sums: Sequence[int], few: int) -> bool:
    return len(sums) == 1 or min(sums) >= few


@pytest.mark.parametrize(
    ("answers", "few", "most"),
    [
        (("1", "2", "3", "4"), 3, 15),
        (("4", "5", "not_sure", "skip"), 3, 15),
        (("1", "2", "3"), 5, 21),
        (("4", "5", "skip"), 5, 21),
    ],
)
def test_who_knows_how_cells_are_joined_works_out_no_few(answers: tuple[str, ...], few: int, most: int) -> None:
    assert told_by_the_joining(coarsened, answers, few, most) == []


def told_by_the_joining(joining: Joining, answers: Sequence[str], few: int, most: int) -> list[Table]:
    """An attacker plays through every room: tables of which all rooms that look so agree on a few within a cell."""
    alike: defaultdict[Table, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(most), repeat=len(answers)):
        if FEWEST_SHOWN <= sum(numbers) < most:
            table = Table(tuple(Cell((one,), number) for one, number in zip(answers, numbers, strict=True)))
            alike[joining(table, few)].append(numbers)
    return [look for look, rooms in alike.items() if _tells_a_few(look, answers, rooms, few)]


def _tells_a_few(look: Table, answers: Sequence[str], rooms: Sequence[Sequence[int]], few: int) -> bool:
    for first, last in combinations(range(len(answers) + 1), 2):
        cell = look.cell(answers[first])
        told = {sum(numbers[first:last]) for numbers in rooms}
        is_within = set(answers[first:last]) < set(cell.answers)
        if is_within and len(told) == 1 and any(0 < one < few for one in (*told, cell.number - max(told))):
            return True
    return False


Joining = Callable[[Table, int], Table]


def with_the_fewest_told_together(table: Table, few: int) -> Table:
    """The tempting rule: of all joinings with the most cells, the one in which the fewest people share one."""
    numbers = [cell.number for cell in table.cells]
    names = [answer for cell in table.cells for answer in cell.answers]
    found = []
    for cuts in product((False, True), repeat=len(numbers) - 1):
        sums = _cut(numbers, cuts)
        if _is_full(sums, few):
            ends = [0, *(at for at, is_cut in enumerate(cuts, 1) if is_cut), len(names)]
            cells = tuple(
                Cell(tuple(names[start:end]), number) for (start, end), number in zip(pairwise(ends), sums, strict=True)
            )
            found.append(cells)
    shared = [(-len(cells), sum(cell.number for cell in cells if len(cell.answers) > 1)) for cells in found]
    return Table(found[shared.index(min(shared))])


def test_attacker_sees_through_a_rule_that_looks_at_who_shares_a_cell() -> None:
    assert told_by_the_joining(with_the_fewest_told_together, ("1", "2", "3", "4"), 3, 12) != []


def test_coarse_table_tells_a_number_only_of_whole_cells() -> None:
    coarse = coarsened(table_of(1, 2, 3), 3)
    assert [coarse.number("ab"), coarse.number("c"), coarse.number("a"), coarse.number("bc")] == [3, 3, None, None]
    assert (coarse.is_coarse, table_of(1, 2, 3).is_coarse) == (True, False)


def test_coarse_table_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^A cell holds at least 1 person\. Give a number from 1 up\.$"):
        coarsened(table_of(1, 2), 0)
