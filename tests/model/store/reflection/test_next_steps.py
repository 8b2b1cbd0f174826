"""Next steps, which follow the answers they are typed in, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.reflection.reflection import NextStep
from model.store import OwnStore
from tests.effort import examples
from tests.model.store.temporary_home import DAY

Say = Callable[..., None]

ANYTHING_SAID = st.tuples(
    st.sampled_from(["one", "two"]),
    st.sampled_from(["next_1", "next_2", "next_3", "next_1_due", "next_2_due", "next_3_due"]),
    st.sampled_from(["", "  ", "Ring home", "Ask first "]),
    st.sampled_from([None, "2026-03-11", "2026-04-01", "soon"]),
)


@pytest.fixture
def say(own: OwnStore, started: str) -> Say:
    """Save a field of a next step of the draft."""

    def said(field: str, words: str = "", place: str | None = None, tab: str = "one", base: int = 0) -> None:
        own.answers.save(started, field, words=words, place=place, tab=tab, base_version=base)

    return said


def test_next_steps_are_the_words_and_dates_that_were_answered(own: OwnStore, started: str, say: Say) -> None:
    say("next_1", " Ring\x00 home\n")
    say("next_1_due", place=DAY.isoformat())
    say("next_3", "Ask first")
    made = own.next_steps.of(started)
    assert made == [
        NextStep(made[0].id, started, 0, "Ring home", DAY, None, ""),
        NextStep(made[1].id, started, 2, "Ask first", None, None, ""),
    ]
    assert own.reflections.get(started).revision == 4


def test_next_step_waits_for_its_words_when_the_date_comes_first(own: OwnStore, started: str, say: Say) -> None:
    say("next_2_due", place=DAY.isoformat())
    assert own.next_steps.of(started) == []
    say("next_2", "Ask first")
    assert [(step.position, step.words, step.due) for step in own.next_steps.of(started)] == [(1, "Ask first", DAY)]


@pytest.mark.parametrize("due", [None, "", "soon", "2026-02-30"])
def test_next_step_with_an_unreadable_date_has_none(own: OwnStore, started: str, say: Say, due: str | None) -> None:
    say("next_1", "one")
    say("next_1_due", place=DAY.isoformat())
    assert [step.due for step in own.next_steps.of(started)] == [DAY]
    say("next_1_due", place=due, base=1)
    assert [step.due for step in own.next_steps.of(started)] == [None]


def test_next_step_keeps_its_outcome_when_words_or_date_are_corrected(own: OwnStore, started: str, say: Say) -> None:
    say("next_1", "rign them")
    say("next_2", "two")
    first, second = own.next_steps.of(started)
    told = own.next_steps.record_outcome(first.id, "part", "half of it")
    assert told == replace(first, outcome="part", outcome_words="half of it")
    say("next_1", "ring them", tab="two")
    say("next_1_due", place=DAY.isoformat())
    assert own.next_steps.of(started) == [replace(told, words="ring them", due=DAY), second]


@pytest.mark.parametrize("blank", ["", " \n "])
def test_next_step_with_its_words_cleared_is_gone_and_no_other_moves(
    own: OwnStore, started: str, say: Say, blank: str
) -> None:
    say("next_1", "one")
    say("next_2", "two")
    first, second = own.next_steps.of(started)
    told = own.next_steps.record_outcome(second.id, "done")
    own.reflections.finish(started)
    assert own.next_steps.waiting() == [first]
    say("next_1", blank, base=1)
    assert own.next_steps.of(started) == [told]
    assert own.next_steps.waiting() == []


def test_next_steps_follow_the_tab_that_answered_last(own: OwnStore, started: str, say: Say) -> None:
    say("next_1", "from one", tab="one")
    say("next_2", "second, from one", tab="one")
    say("next_1", "from two", tab="two")
    say("next_1", "from one again", tab="one", base=1)
    assert [step.words for step in own.next_steps.of(started)] == ["from one again", "second, from one"]


@pytest.mark.parametrize("field", ["next_0", "next_4", "next_1_place", "next_", "next_1_due_2", "safety.what"])
def test_other_answers_make_no_next_step(own: OwnStore, started: str, say: Say, field: str) -> None:
    say(field, "words", place=DAY.isoformat())
    assert own.next_steps.of(started) == []


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(ANYTHING_SAID, max_size=12))
def test_next_steps_are_always_what_the_answers_say(
    own: OwnStore, said: list[tuple[str, str, str, str | None]]
) -> None:
    reflection = own.reflections.start("f", "v", "en", DAY).id
    for tab, field, words, place in said:
        own.answers.save(reflection, field, words=words, place=place, tab=tab, base_version=0)
        answers = own.answers.of(reflection)
        expected = []
        for number in (1, 2, 3):
            if f"next_{number}" in answers and answers[f"next_{number}"].words.strip():
                due = answers.get(f"next_{number}_due")
                expected.append((number - 1, answers[f"next_{number}"].words.strip(), day(due.place if due else None)))
        assert [(step.position, step.words, step.due) for step in own.next_steps.of(reflection)] == expected


def day(place: str | None) -> date | None:
    """The date a place holds, if it does."""
    with suppress(ValueError):
        return date.fromisoformat(place) if place else None
    return None


def test_waiting_steps_are_those_of_finished_reflections_without_an_outcome(own: OwnStore) -> None:
    ids = [own.reflections.start("f", "v", "en", DAY).id for _ in range(3)]
    for reflection, field, words in (
        (ids[0], "next_1", "first"),
        (ids[1], "next_1", "second"),
        (ids[1], "next_2", "third"),
        (ids[2], "next_1", "of a draft"),
    ):
        own.answers.save(reflection, field, words=words, tab="one", base_version=0)
    [first] = own.next_steps.of(ids[0])
    second, third = own.next_steps.of(ids[1])
    own.reflections.finish(ids[0])
    own.reflections.finish(ids[1])
    assert own.next_steps.waiting(limit=10) == [first, second, third]
    assert own.next_steps.waiting(limit=2) == [first, second]
    own.next_steps.record_outcome(second.id, "dropped")
    assert own.next_steps.waiting(limit=10) == [first, third]
    own.next_steps.record_outcome(second.id, None)
    assert own.next_steps.waiting(limit=10) == [first, second, third]


def test_record_outcome_refuses_an_unknown_one(own: OwnStore, started: str, say: Say) -> None:
    say("next_1", "one")
    [step] = own.next_steps.of(started)
    with pytest.raises(ValueError, match="done, part, not, dropped"):
        own.next_steps.record_outcome(step.id, "excellent")
