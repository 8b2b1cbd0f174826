"""Next steps, which follow the answers they are typed in, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.access import NotYours
from model.answers import OUTCOMES
from model.reflection.reflection import NextStep, RememberedStep
from model.store import OwnStore, Store
from model.store.tables.reflection import next_steps
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
    say("next_1_outcome", "half of it", "part")
    told = replace(first, outcome="part", outcome_words="half of it")
    assert own.next_steps.of(started) == [told, second]
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
    say("next_2_outcome", place="done")
    own.reflections.finish(started)
    assert steps(own.next_steps.waiting()) == [first]
    say("next_1", blank, base=1)
    assert own.next_steps.of(started) == [replace(second, outcome="done")]
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


def steps(remembered: Sequence[RememberedStep]) -> list[NextStep]:
    """The bare steps, as a reflection gives them."""
    names = [field.name for field in fields(NextStep)]
    return [NextStep(**{name: getattr(one, name) for name in names}) for one in remembered]


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
    assert steps(own.next_steps.waiting(limit=10)) == [first, second, third]
    assert steps(own.next_steps.waiting(limit=2)) == [first, second]
    own.answers.save(ids[1], "next_1_outcome", place="dropped", tab="one", base_version=0)
    assert steps(own.next_steps.waiting(limit=10)) == [first, third]
    own.answers.save(ids[1], "next_1_outcome", place=None, tab="one", base_version=1)
    assert steps(own.next_steps.waiting(limit=10)) == [first, second, third]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_outcome_and_its_line_are_an_answer_of_the_reflection(
    own: OwnStore, started: str, say: Say, outcome: str
) -> None:
    say("next_2", "Ask first")
    say("next_2_outcome", " He chose the chips.\n", outcome)
    assert [(step.outcome, step.outcome_words) for step in own.next_steps.of(started)] == [
        (outcome, "He chose the chips.")
    ]
    assert own.answers.of(started)["next_2_outcome"].words == " He chose the chips.\n"
    assert [one.id for one in own.search.find("chips")] == [started]


@pytest.mark.parametrize("outcome", [None, "", "excellent"])
def test_outcome_that_is_none_leaves_the_step_open(own: OwnStore, started: str, say: Say, outcome: str | None) -> None:
    say("next_1", "one")
    say("next_1_outcome", place="done")
    say("next_1_outcome", place=outcome, base=1)
    assert [step.outcome for step in own.next_steps.of(started)] == [None]


def test_words_another_tab_wrote_over_what_came_of_a_step_are_kept_until_seen(
    own: OwnStore, started: str, say: Say
) -> None:
    say("next_1", "one")
    say("next_1_outcome", "first said", "done", tab="one")
    say("next_1_outcome", "said elsewhere", "part", tab="two")
    assert [answer.words for answer in own.answers.replaced(started)] == ["first said"]
    assert [(step.outcome, step.outcome_words) for step in own.next_steps.of(started)] == [("part", "said elsewhere")]


def test_outcome_that_was_kept_before_answers_said_it_stays(
    store: Store, own: OwnStore, started: str, say: Say
) -> None:
    say("next_1", "one")
    [step] = own.next_steps.of(started)
    with store.writing() as connection:
        this = next_steps.c.id == step.id
        connection.execute(next_steps.update().where(this), {"outcome": "part", "outcome_words": "long ago"})
    say("next_1", "one, better said", base=1)
    say("next_1_due", place=DAY.isoformat())
    say("next_2", "two")
    first, second = own.next_steps.of(started)
    assert (first.outcome, first.outcome_words, second.outcome) == ("part", "long ago", None)
    say("next_1_outcome", "looked at again", "done")
    assert [(step.outcome, step.outcome_words) for step in own.next_steps.of(started)] == [
        ("done", "looked at again"),
        (None, ""),
    ]


def test_another_step_in_the_place_of_one_that_is_gone_has_no_outcome(own: OwnStore, started: str, say: Say) -> None:
    say("next_1", "one")
    say("next_1_outcome", "half of it", "part", tab="one")
    say("next_1_outcome", "most of it", "part", tab="two")
    say("next_1", "", base=1)
    assert (own.next_steps.of(started), own.search.find("half"), own.search.find("most")) == ([], [], [])
    assert ("next_1_outcome" in own.answers.of(started), own.answers.replaced(started)) == (False, [])
    say("next_1", "another", base=2)
    assert [(step.words, step.outcome, step.outcome_words) for step in own.next_steps.of(started)] == [
        ("another", None, "")
    ]


def test_what_came_of_a_step_that_is_gone_is_refused_not_lost(own: OwnStore, started: str, say: Say) -> None:
    say("next_2", "two")
    with pytest.raises(NotYours):
        say("next_1_outcome", "Half a sentence", "done")
    assert sorted(own.answers.of(started)) == ["next_2"]


def test_steps_come_back_with_whose_they_are_and_when_they_were_written(own: OwnStore, started: str, say: Say) -> None:
    kestrel = own.relationships.name("Kestrel").id
    own.reflections.describe(started, relationship=kestrel)
    own.reflections.finish(started)
    say("next_1", "one")
    say("next_2", "two")
    answered = own.answers.save(started, "next_2_outcome", place="not", tab="one", base_version=0).answer
    [waiting] = own.next_steps.waiting()
    ids = [step.id for step in own.next_steps.of(started)]
    first, second = own.next_steps.these([*ids, "gone"])
    assert (waiting, first.relationship, first.version, first.said_at) == (first, kestrel, 0, first.written_at)
    assert (second.relationship, second.version, second.said_at) == (kestrel, 1, answered.saved_at)
    assert own.next_steps.these([]) == []


def test_step_waits_until_its_day_or_without_one_until_the_next_day(own: OwnStore, started: str, say: Say) -> None:
    own.reflections.finish(started)
    for number, due in enumerate((DAY, DAY + timedelta(days=1), None), 1):
        say(f"next_{number}", f"step {number}")
        say(f"next_{number}_due", place=due.isoformat() if due else None)
    written = own.next_steps.waiting()[-1].written_at
    just_before, just_after = written - timedelta(microseconds=1), written + timedelta(microseconds=1)
    for today, began, expected in (
        (DAY - timedelta(days=1), just_before, []),
        (DAY, just_before, ["step 1"]),
        (DAY, written, ["step 1"]),
        (DAY, just_after, ["step 1", "step 3"]),
        (DAY + timedelta(days=1), just_after, ["step 1", "step 2", "step 3"]),
    ):
        assert [step.words for step in own.next_steps.day_has_come(today, began)] == expected
    assert [step.words for step in own.next_steps.day_has_come(DAY, just_after, limit=1)] == ["step 1"]


def test_steps_left_open_on_a_relationship_come_back_whatever_their_date(own: OwnStore) -> None:
    kestrel, wren = own.relationships.name("Kestrel").id, own.relationships.name("Wren").id
    for words, whose in (("Ring", kestrel), ("Ask", wren), ("Said of", kestrel), ("Nobody's", None)):
        made = own.reflections.start("f", "v", "en", DAY, relationship=whose).id
        own.answers.save(made, "next_1", words=words, tab="one", base_version=0)
        own.answers.save(made, "next_1_due", place="2030-01-01", tab="one", base_version=0)
        own.reflections.finish(made)
        if words == "Said of":
            own.answers.save(made, "next_1_outcome", place="done", tab="one", base_version=0)
    later = own.reflections.start("f", "v", "en", DAY, relationship=kestrel)
    own.answers.save(later.id, "next_1", words="Its own", tab="one", base_version=0)
    own.reflections.finish(later.id)
    assert [step.words for step in own.next_steps.left_open(kestrel, later.started_at)] == ["Ring"]
    assert [step.words for step in own.next_steps.left_open(wren, later.started_at)] == ["Ask"]


def test_step_said_to_be_not_yet_done_comes_back_with_the_meeting_after_and_after_what_nothing_was_said_about(
    own: OwnStore,
) -> None:
    kestrel = own.relationships.name("Kestrel").id
    made = own.reflections.start("f", "v", "en", DAY, relationship=kestrel).id
    for number, words in enumerate(("Not yet", "Dropped", "Silent"), 1):
        own.answers.save(made, f"next_{number}", words=words, tab="one", base_version=0)
    own.reflections.finish(made)
    meanwhile = own.reflections.start("f", "v", "en", DAY, relationship=kestrel).started_at
    own.answers.save(made, "next_1_outcome", place="not", tab="one", base_version=0)
    own.answers.save(made, "next_2_outcome", place="dropped", tab="one", base_version=0)
    after = own.reflections.start("f", "v", "en", DAY, relationship=kestrel).started_at
    for began, expected in ((meanwhile, ["Silent"]), (after, ["Silent", "Not yet"])):
        assert [step.words for step in own.next_steps.left_open(kestrel, began)] == expected
    assert [step.words for step in own.next_steps.left_open(kestrel, after, limit=1)] == ["Silent"]
    assert [step.words for step in own.next_steps.waiting()] == ["Silent"]


def test_a_calendar_is_told_of_what_is_open_and_of_what_is_over_before_its_day(own: OwnStore) -> None:
    kestrel = own.relationships.name("Kestrel").id
    for words, whose, due, outcome in (
        ("Undated", kestrel, None, None),
        ("Said of", kestrel, "2030-01-01", "done"),
        ("Long ago", kestrel, "2020-01-01", "done"),
        ("Overdue", None, "2020-01-01", None),
    ):
        made = own.reflections.start("f", "v", "en", DAY, relationship=whose).id
        own.answers.save(made, "next_1", words=words, tab="one", base_version=0)
        own.answers.save(made, "next_1_due", place=due, tab="one", base_version=0)
        own.reflections.finish(made)
        own.answers.save(made, "next_1_outcome", place=outcome, tab="one", base_version=0)
    assert [step.words for step in own.next_steps.to_remind_of(DAY)] == ["Undated", "Said of", "Overdue"]
    assert [step.words for step in own.next_steps.to_remind_of(DAY, kestrel)] == ["Undated", "Said of"]
