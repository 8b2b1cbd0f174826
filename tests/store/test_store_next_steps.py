"""Next steps and what came of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.reflection import NextStep
from model.store import Own
from tests.store.place import DAY


def test_set_next_steps_keeps_words_dates_and_order(own: Own, started: str) -> None:
    made = own.set_next_steps(started, [("Ring\x00 home", DAY), ("Ask first", None)])
    assert made == [
        NextStep(made[0].id, started, 0, "Ring home", DAY, None, ""),
        NextStep(made[1].id, started, 1, "Ask first", None, None, ""),
    ]
    assert own.next_steps(started) == made
    assert own.reflection(started).revision == 2


def test_set_next_steps_keeps_the_outcome_of_what_did_not_change(own: Own, started: str) -> None:
    first, second = own.set_next_steps(started, [("one", DAY), ("two", None)])
    told = own.record_outcome(first.id, "part", "half of it")
    assert told == replace(first, outcome="part", outcome_words="half of it")
    own.record_outcome(second.id, "done")
    kept, changed, added = own.set_next_steps(started, [("one", DAY), ("two", DAY), ("three", None)])
    assert kept == told
    assert changed == NextStep(changed.id, started, 1, "two", DAY, None, "")
    assert added.position == 2
    assert own.set_next_steps(started, [("one", DAY)]) == [told]
    assert own.set_next_steps(started, []) == []


def test_set_next_steps_with_the_same_again_changes_nothing(own: Own, started: str) -> None:
    made = own.set_next_steps(started, [("one", DAY)])
    assert own.set_next_steps(started, [("one", DAY)]) == made
    assert own.reflection(started).revision == 2


def test_set_next_steps_refuses_a_fourth(own: Own, started: str) -> None:
    with pytest.raises(ValueError, match="at most 3 next steps; 4 were given"):
        own.set_next_steps(started, [(str(n), None) for n in range(4)])


def test_waiting_steps_are_those_of_finished_reflections_without_an_outcome(own: Own) -> None:
    ids = [own.start("f", "v", "en", DAY).id for _ in range(3)]
    [first] = own.set_next_steps(ids[0], [("first", None)])
    second, third = own.set_next_steps(ids[1], [("second", None), ("third", None)])
    own.set_next_steps(ids[2], [("of a draft", None)])
    own.finish(ids[0])
    own.finish(ids[1])
    assert own.waiting_steps(limit=10) == [first, second, third]
    assert own.waiting_steps(limit=2) == [first, second]
    own.record_outcome(second.id, "dropped")
    assert own.waiting_steps(limit=10) == [first, third]
    own.record_outcome(second.id, None)
    assert own.waiting_steps(limit=10) == [first, second, third]


def test_record_outcome_refuses_an_unknown_one(own: Own, started: str) -> None:
    [step] = own.set_next_steps(started, [("one", None)])
    with pytest.raises(ValueError, match="done, part, not, dropped"):
        own.record_outcome(step.id, "excellent")
