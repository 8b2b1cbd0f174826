"""What a room is shown of its answers, which lines are let through, and what of it is there after the end."""

from __future__ import annotations

import pytest

from model.store import Store
from model.workshop.disclosure import Shown, may_show
from model.workshop.results import NO_GROUPS
from model.workshop.room import Readiness
from model.workshop.tables import choice_question
from tests.model.store.workshop.example_room import Held, hold

KEYS = {"n": "not_sure", "s": "skip"}


@pytest.fixture
def held(store: Store) -> Held:
    """A room with six people at the step that asks for a word."""
    return hold(store, 6, "word")


def test_nothing_is_shown_of_four_and_all_of_five(held: Held) -> None:
    held.trainer.rooms.move(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask")
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "story").has_any is False
    held.give("story", {4: "ask"})
    assert held.trainer.results.get(held.id, "story").has_any is False
    shown = held.trainer.results.show(held.id)
    result = held.trainer.results.get(held.id, "story_shown")
    assert result.choice is not None
    assert result.choice.result is not None
    assert [(cell.answers, cell.number) for cell in result.choice.result.table.cells] == [
        (("wait",), 2),
        (("ask",), 3),
    ]
    assert result.choice.result.people == frozenset()
    assert result == held.participants.results.shown(shown)
    assert held.trainer.results.all(held.id)[2] == result


def test_an_answer_changed_after_it_was_shown_changes_no_result(held: Held) -> None:
    held.trainer.rooms.move(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    held.trainer.results.show(held.id)
    before = held.trainer.results.all(held.id)
    held.all_give("story", "ask", "ask", "", "wait", "wait", "wait")
    held.trainer.results.show(held.id)
    assert held.trainer.results.all(held.id) == before


def test_the_same_thing_asked_again_without_one_of_them_stays_hidden(held: Held) -> None:
    held.trainer.rooms.move(held.id, "ground")
    held.all_give("ground.safety", *"123451")
    held.trainer.results.show(held.id)
    held.trainer.rooms.move(held.id, "again")
    held.all_give("again.safety", *"12345")
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "again").has_any is False
    held.give("again.safety", {5: "1"})
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "again").has_any is True


def test_moves_are_of_those_who_gave_both_places(held: Held) -> None:
    held.trainer.rooms.move(held.id, "road")
    held.all_give("road.trust.then", "1", "2", "3", "1", "2", "5")
    held.all_give("road.trust.now", "2", "2", "2", "5", "3", "not_sure")
    held.trainer.results.show(held.id)
    [change] = held.trainer.results.get(held.id, "road").changes
    assert change.table is not None
    assert {cell.answers[0]: cell.number for cell in change.table.cells if cell.number} == {
        "-1": 1,
        "0": 1,
        "+1": 2,
        "+4": 1,
    }


def test_a_line_is_shown_once_it_is_approved_and_its_person_counted(held: Held) -> None:
    held.all_give("word", "trust", "Time", "air", "care", "zeal")
    held.approve("zeal", "Time")
    held.trainer.lines.approve(held.id, held.line("air").id, "held")
    assert held.trainer.results.get(held.id, "word").lines == ()
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "word").lines == ("Time", "zeal")
    held.give("word", {5: "late"})
    held.approve("late")
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "word").lines == ("Time", "zeal")
    held.trainer.lines.approve(held.id, held.line("zeal").id, "waiting")
    assert held.trainer.results.get(held.id, "word").lines == ("Time",)


def test_a_line_changed_once_approved_waits_again_and_the_old_approval_says_nothing_of_it(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.approve("trust")
    read = held.line("trust")
    held.give("word", {0: " trust "})
    assert held.line("trust") == read
    held.give("word", {0: "names"})
    assert (held.line("names").approval, held.line("names").id == read.id) == ("waiting", False)
    held.trainer.lines.approve(held.id, read.id, "shown")
    assert held.line("names").approval == "waiting"
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "word").lines == ()
    with pytest.raises(ValueError, match="A line waits"):
        held.trainer.lines.approve(held.id, read.id, "loud")  # type: ignore[arg-type]


def test_an_approval_counts_as_a_change_only_while_its_step_is_shown(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    version = held.room.version
    held.approve("trust")
    assert held.room.version == version
    held.trainer.results.show(held.id)
    assert held.participants.results.shown(held.room) == held.trainer.results.get(held.id, "word")
    held.approve("time")
    held.approve("time")
    assert held.room.version == version + 2
    assert held.participants.results.shown(held.room) == held.trainer.results.get(held.id, "word")
    held.give("word", {2: "wind"})
    held.trainer.rooms.move(held.id, "ground")
    assert held.room.version == version + 3
    held.approve("wind")
    assert held.room.version == version + 3


def test_a_line_that_the_room_has_seen_stays_until_it_is_held_back(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.approve("trust", "time")
    held.trainer.results.show(held.id)
    seen = held.trainer.results.get(held.id, "word")
    version = held.room.version
    assert held.give("word", {0: "names", 1: "", 2: "wind"}) == [False, False, True]
    assert held.give("word", {0: "trust"}) == [True]
    assert held.participants.answers.of(held.phones[0]) == {"word": "trust"}
    assert (held.trainer.results.get(held.id, "word"), held.room.version) == (seen, version)
    held.trainer.lines.approve(held.id, held.line("trust").id, "held")
    assert held.trainer.results.get(held.id, "word").lines == ("time",)
    assert held.give("word", {0: "names"}) == [True]


def test_no_line_is_read_before_five_have_given_one(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care")
    assert held.trainer.lines.all(held.id, "word") == []
    held.give("word", {4: "zeal"})
    assert len(held.trainer.lines.all(held.id, "word")) == 5
    held.give("word", {4: ""})
    assert held.trainer.lines.all(held.id, "word") == []


def test_a_story_told_twice_is_not_shown_with_one_person_less(held: Held) -> None:
    first, again = (choice_question(step, ["wait", "ask"], about="story.late") for step in ("story", "story_again"))
    people = {str(number): "wait" for number in range(8)}
    shown = Shown().after(may_show(Shown(), first, people))
    assert may_show(shown, again, {**people, "0": "ask"}).outcome == "shown"
    del people["0"]
    assert may_show(shown, again, people).result is None
    script = held.trainer.rooms.script(held.id)
    assert script.questions(script.step("story"))[0].about == "story.late"


def test_hiding_takes_it_off_and_showing_brings_the_same_back(held: Held) -> None:
    held.trainer.rooms.move(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    shown = held.trainer.results.show(held.id)
    result = held.participants.results.shown(shown)
    hidden = held.trainer.results.hide(held.id)
    assert (held.participants.results.shown(hidden), hidden.version) == (None, shown.version + 1)
    assert held.trainer.results.hide(held.id) == hidden
    assert held.participants.results.shown(held.trainer.results.show(held.id)) == result


def test_the_results_stay_the_same_over_the_end(held: Held) -> None:
    held.all_give("word", "trust", "Trust", "air", "care", "zeal")
    held.approve("trust", "Trust", "air")
    held.trainer.rooms.move(held.id, "further")
    held.all_give("ground.safety", "1", "2", "3", "4", "5", "skip")
    held.all_give("ground.trust", "1", "2", "3", "4")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    held.all_give("road.trust.then", *"11111")
    held.all_give("road.trust.now", *"12345")
    held.all_give("further", "safety", "safety", "time", "time", "time", "time")
    for step in ("word", "ground", "story", "road", "further"):
        held.trainer.rooms.move(held.id, step)
        held.trainer.results.show(held.id)
    before = held.trainer.results.all(held.id)
    assert [result.has_any for result in before] == [True, True, True, False, False, True, True]
    held.trainer.rooms.end(held.id)
    assert held.trainer.results.all(held.id) == before


def test_what_was_never_shown_is_counted_at_the_end(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.approve("air")
    assert held.trainer.results.get(held.id, "word").has_any is False
    held.trainer.rooms.end(held.id)
    assert held.trainer.results.get(held.id, "word").lines == ("air",)


def test_readiness_is_what_showing_would_do_and_counts_nobody(held: Held) -> None:
    held.trainer.rooms.move(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask")
    assert held.trainer.results.readiness(held.id) == Readiness(questions=1, seen=0)
    held.give("story", {4: "ask"})
    assert held.trainer.results.readiness(held.id) == Readiness(questions=1, seen=1, counts_more=True)
    assert held.trainer.results.get(held.id, "story").has_any is False
    held.trainer.results.show(held.id)
    assert held.trainer.results.readiness(held.id) == Readiness(questions=1, seen=1, counted=1, telling=1)


def test_readiness_of_lines_asks_for_one_that_was_let_through(held: Held) -> None:
    held.all_give("word", *"abcdef")
    assert held.trainer.results.readiness(held.id).can_show is False
    held.trainer.lines.approve(held.id, held.trainer.lines.all(held.id, "word")[0].id, "shown")
    assert held.trainer.results.readiness(held.id).can_show is True


@pytest.mark.parametrize("safety", ["111111", "111555", "123451", "nnssss"])
def test_readiness_of_a_wary_room_tells_nothing_of_answers_that_were_not_counted(store: Store, safety: str) -> None:
    held = hold(store, 6, "ground", cells_at_least=3)
    held.all_give("ground.safety", *(KEYS.get(one, one) for one in safety))
    assert held.trainer.results.readiness(held.id) == Readiness(questions=2, seen=1, counts_more=True)


def test_a_wary_room_is_ready_for_what_falls_into_groups_once_it_was_counted(store: Store) -> None:
    held = hold(store, 6, "ground", cells_at_least=3)
    held.all_give("ground.safety", *"111555")
    held.all_give("ground.trust", *"111115")
    held.trainer.results.look(held.id)
    ready = held.trainer.results.readiness(held.id)
    assert (ready, ready.can_show) == (Readiness(questions=2, seen=2, counted=2, telling=1), True)
    assert [one.why for one in held.trainer.results.get(held.id, "ground").places] == ["", NO_GROUPS]


def test_nothing_can_be_shown_of_a_wary_room_whose_answers_fall_into_no_groups(store: Store) -> None:
    held = hold(store, 6, "story", cells_at_least=5)
    held.all_give("story", "wait", "wait", "wait", "ask", "ask", "ask")
    before = held.trainer.results.readiness(held.id)
    held.trainer.results.look(held.id)
    ready = held.trainer.results.readiness(held.id)
    assert (before.can_show, ready.can_show, ready.seen) == (True, False, 1)
    assert held.trainer.results.get(held.id, "story").has_any is False


def test_nothing_is_ready_where_nothing_was_asked_or_the_room_has_ended(held: Held) -> None:
    held.trainer.rooms.move(held.id, "welcome")
    before = held.trainer.results.readiness(held.id)
    held.trainer.rooms.move(held.id, "word")
    held.all_give("word", *"abcdef")
    held.trainer.rooms.end(held.id)
    assert (before, held.trainer.results.readiness(held.id)) == (Readiness(), Readiness())


def test_trainer_who_looks_first_sees_what_the_room_sees_then_and_no_latecomer(held: Held) -> None:
    held.trainer.rooms.move(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    held.trainer.results.look(held.id)
    looked = held.trainer.results.get(held.id, "story")
    assert (looked.has_any, held.participants.results.shown(held.trainer.rooms.get(held.id))) == (True, None)
    held.give("story", {5: "wait"})
    held.trainer.results.look(held.id)
    held.trainer.results.show(held.id)
    assert held.trainer.results.get(held.id, "story") == looked


def test_a_wary_room_keeps_to_what_it_was_opened_with_to_the_end(store: Store) -> None:
    held = hold(store, 6, "ground", cells_at_least=3)
    trainer, room = held.trainer, held.room
    held.all_give("ground.safety", *"112455")
    trainer.results.show(room.id)
    shown = trainer.results.get(room.id, "ground").places[0].table
    assert shown is not None
    assert [(cell.answers[0], cell.answers[-1], cell.number) for cell in shown.cells] == [
        ("1", "2", 3),
        ("3", "skip", 3),
    ]
    trainer.rooms.end(room.id)
    assert trainer.results.get(room.id, "ground").places[0].table == shown
