"""What may be shown: five at first, five more to grow, and never a result that follows one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.workshop.disclosure import (
    FEW_NEW,
    GROWN,
    GROWN_IN_PART,
    NOBODY_NEW,
    SHOWN_ONCE,
    TOLD_APART,
    TOO_FEW,
    Decision,
    Shown,
    may_show,
)
from model.workshop.tables import Question, Table, place_question

EARLY = place_question("start", "trust")
LATE = place_question("end", "trust")
TIME = place_question("start", "time")


def said(people: str, place: str = "3") -> dict[str, str]:
    return dict.fromkeys(people, place)


def numbers(decision: Decision) -> list[int]:
    return [cell.number for cell in decision.table.cells] if decision.table else []


def shown_after(*showings: tuple[Question, dict[str, str]]) -> Shown:
    shown = Shown()
    for question, answers in showings:
        shown = shown.after(may_show(shown, question, answers))
    return shown


@pytest.mark.parametrize("people", ["", "a", "abcd"])
def test_four_answers_show_nothing(people: str) -> None:
    assert may_show(Shown(), EARLY, said(people)) == Decision("too_few", TOO_FEW, None)


def test_five_answers_are_shown_with_cells_of_one() -> None:
    answers = dict(zip("abcde", ["1", "2", "2", "skip", "5"], strict=True))
    decision = may_show(Shown(), EARLY, answers)
    assert (decision.outcome, decision.why, numbers(decision)) == ("shown", GROWN, [1, 2, 0, 0, 1, 0, 0, 1])


def test_result_keeps_no_answer_beside_a_person() -> None:
    result = may_show(Shown(), EARLY, said("abcde", "4")).result
    assert result is not None
    assert (result.question, result.about, result.people) == ("start.trust", "place.trust", frozenset("abcde"))
    assert "4" not in result.people


def test_same_answers_again_keep_the_result() -> None:
    shown = shown_after((EARLY, said("abcde")))
    assert may_show(shown, EARLY, said("edcba")) == Decision("kept_as_it_was", NOBODY_NEW, shown.results[0])


def test_one_to_four_more_keep_the_result() -> None:
    shown = shown_after((EARLY, said("abcde")))
    kept = [may_show(shown, EARLY, said("abcde") | said(more, "1")) for more in ("f", "fg", "fgh", "fghi")]
    assert kept == [Decision("kept_as_it_was", FEW_NEW, shown.results[0])] * 4


def test_five_more_are_added_to_the_result() -> None:
    shown = shown_after((EARLY, said("abcde")))
    decision = may_show(shown, EARLY, said("abcde") | said("fghij", "1"))
    assert (decision.outcome, decision.why, numbers(decision)) == ("shown", GROWN, [5, 0, 5, 0, 0, 0, 0, 0])


def test_answer_changed_after_it_was_shown_changes_no_result() -> None:
    shown = shown_after((EARLY, said("abcde")))
    alone = may_show(shown, EARLY, said("bcde") | said("a", "1"))
    with_five = may_show(shown, EARLY, said("bcde") | said("a", "1") | said("fghij", "5"))
    assert (numbers(alone), numbers(with_five)) == ([0, 0, 5, 0, 0, 0, 0, 0], [0, 0, 5, 0, 5, 0, 0, 0])


def test_answer_changed_while_it_waits_counts_as_it_is_at_last() -> None:
    shown = shown_after((EARLY, said("abcde")), (EARLY, said("abcde") | said("f", "1")))
    decision = may_show(shown, EARLY, said("abcde") | said("fghij", "2"))
    assert numbers(decision) == [0, 5, 5, 0, 0, 0, 0, 0]


def test_answer_taken_back_after_it_was_shown_changes_no_result() -> None:
    shown = shown_after((EARLY, said("abcdef")))
    assert may_show(shown, EARLY, said("abcd")) == Decision("kept_as_it_was", NOBODY_NEW, shown.results[0])


def test_same_thing_asked_again_of_the_same_people_is_shown() -> None:
    shown = shown_after((EARLY, said("abcdef")))
    assert numbers(may_show(shown, LATE, said("abcdef", "4"))) == [0, 0, 0, 6, 0, 0, 0, 0]


@pytest.mark.parametrize("later", ["abcde", "bcdefghi"], ids=["one left", "one left and three came"])
def test_same_thing_asked_again_is_not_shown_where_one_would_be_told_apart(later: str) -> None:
    shown = shown_after((EARLY, said("abcdef")))
    assert may_show(shown, LATE, said(later)) == Decision("too_few", TOLD_APART, None)


def test_same_thing_asked_again_leaves_out_one_who_came() -> None:
    shown = shown_after((EARLY, said("abcdef")))
    decision = may_show(shown, LATE, said("abcdefg"))
    assert decision.result is not None
    assert (decision.outcome, decision.why, decision.result.people) == ("shown", GROWN_IN_PART, frozenset("abcdef"))


def test_another_thing_asked_of_nearly_the_same_people_is_shown() -> None:
    shown = shown_after((EARLY, said("abcdef")))
    assert may_show(shown, TIME, said("abcde")).outcome == "shown"


def test_same_thing_asked_again_is_shown_where_five_stayed_away() -> None:
    shown = shown_after((EARLY, said("abcdefghij")))
    assert may_show(shown, LATE, said("abcde")).outcome == "shown"


def test_block_that_would_leave_one_behind_waits_and_the_others_are_shown() -> None:
    shown = shown_after((EARLY, said("abcdef")), (EARLY, said("abcdefghijk")))
    decision = may_show(shown, LATE, said("abcdeghijk"))
    assert decision.result is not None
    assert (decision.why, decision.result.people) == (GROWN_IN_PART, frozenset("ghijk"))


def test_coarse_result_is_shown_once() -> None:
    decision = may_show(Shown(), EARLY, said("abcde", "1") | said("f", "2"), cells_at_least=3)
    shown = Shown().after(decision)
    grown = said("abcde", "1") | said("f", "2") | said("ghijkl", "5")
    again = [may_show(shown, EARLY, grown, cells_at_least=finer) for finer in (3, 1)]
    assert (decision.outcome, numbers(decision)) == ("shown", [6])
    assert again == [Decision("kept_as_it_was", SHOWN_ONCE, decision.result)] * 2


def test_answer_that_the_question_does_not_offer_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Somebody's answer is none that start\.trust offers\."):
        may_show(Shown(), EARLY, said("abcde", "6"))


def test_shown_keeps_every_result_and_knows_the_latest() -> None:
    shown = shown_after((EARLY, said("abcde")), (TIME, said("abcde")), (EARLY, said("abcdefghij")), (LATE, said("a")))
    assert [(one.question, one.table.n) for one in shown.results] == [
        ("start.trust", 5),
        ("start.time", 5),
        ("start.trust", 10),
    ]
    assert (shown.latest("start.trust"), shown.latest("end.trust")) == (shown.results[2], None)


@given(
    some.lists(some.sampled_from(EARLY.answers), max_size=30),
    some.lists(some.sampled_from(EARLY.answers), max_size=12),
    some.integers(2, 6),
)
def test_a_wary_room_is_shown_nothing_that_another_one_is_not(first: list[str], later: list[str], few: int) -> None:
    """Each of its numbers is the sum of numbers shown otherwise, none is of fewer, and it grows with nobody."""
    answers = {f"p{number}": answer for number, answer in enumerate(first)}
    usual = may_show(Shown(), EARLY, answers)
    wary = may_show(Shown(), EARLY, answers, cells_at_least=few)
    assert wary.outcome == usual.outcome
    if usual.table is None or wary.table is None:
        assert wary.table == usual.table
        return
    assert [cell.number for cell in wary.table.cells] == [_sum(usual.table, cell.answers) for cell in wary.table.cells]
    assert len(wary.table.cells) == 1 or min(numbers(wary)) >= few
    more = answers | {f"q{number}": answer for number, answer in enumerate(later)}
    assert may_show(Shown().after(wary), EARLY, more, cells_at_least=few).result == wary.result


def _sum(table: Table, answers: tuple[str, ...]) -> int:
    return sum(table.cell(answer).number for answer in answers)
