"""What a room is shown of its answers, which lines are let through, and what of it is there after the end."""

from __future__ import annotations

import pytest

from model.store import Store
from model.workshop.disclosure import Shown, may_show
from model.workshop.tables import choice_question
from tests.model.store.workshop.example_room import Held, hold


@pytest.fixture
def held(store: Store) -> Held:
    """A room with six people at the step that asks for a word."""
    return hold(store, 6, "word")


def test_nothing_is_shown_of_four_and_all_of_five(held: Held) -> None:
    held.trainer.go_to(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask")
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "story").has_any is False
    held.give("story", {4: "ask"})
    assert held.trainer.result(held.id, "story").has_any is False
    shown = held.trainer.show(held.id)
    result = held.trainer.result(held.id, "story_shown")
    assert result.choice is not None
    assert result.choice.picture is not None
    assert [(cell.answers, cell.number) for cell in result.choice.picture.table.cells] == [
        (("wait",), 2),
        (("ask",), 3),
    ]
    assert result.choice.picture.people == frozenset()
    assert result == held.floor.result(shown)
    assert held.trainer.results(held.id)[2] == result


def test_an_answer_changed_after_it_was_shown_changes_no_picture(held: Held) -> None:
    held.trainer.go_to(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    held.trainer.show(held.id)
    before = held.trainer.results(held.id)
    held.all_give("story", "ask", "ask", "", "wait", "wait", "wait")
    held.trainer.show(held.id)
    assert held.trainer.results(held.id) == before


def test_the_same_thing_asked_again_without_one_of_them_stays_hidden(held: Held) -> None:
    held.trainer.go_to(held.id, "ground")
    held.all_give("ground.safety", *"123451")
    held.trainer.show(held.id)
    held.trainer.go_to(held.id, "again")
    held.all_give("again.safety", *"12345")
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "again").has_any is False
    held.give("again.safety", {5: "1"})
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "again").has_any is True


def test_moves_are_of_those_who_gave_both_places(held: Held) -> None:
    held.trainer.go_to(held.id, "road")
    held.all_give("road.trust.then", "1", "2", "3", "1", "2", "5")
    held.all_give("road.trust.now", "2", "2", "2", "5", "3", "not_sure")
    held.trainer.show(held.id)
    [change] = held.trainer.result(held.id, "road").changes
    assert change.table is not None
    assert {cell.answers[0]: cell.number for cell in change.table.cells if cell.number} == {
        "-1": 1,
        "0": 1,
        "+1": 2,
        "+4": 1,
    }


def test_a_line_is_shown_once_it_is_nodded_and_its_person_counted(held: Held) -> None:
    held.all_give("word", "trust", "Time", "air", "care", "zeal")
    held.nod("zeal", "Time")
    held.trainer.nod(held.id, held.line("air").id, "held")
    assert held.trainer.result(held.id, "word").lines == ()
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "word").lines == ("Time", "zeal")
    held.give("word", {5: "late"})
    held.nod("late")
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "word").lines == ("Time", "zeal")
    held.trainer.nod(held.id, held.line("zeal").id, "waiting")
    assert held.trainer.result(held.id, "word").lines == ("Time",)


def test_a_line_changed_after_its_nod_waits_again_and_the_old_nod_says_nothing_of_it(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.nod("trust")
    read = held.line("trust")
    held.give("word", {0: " trust "})
    assert held.line("trust") == read
    held.give("word", {0: "names"})
    assert (held.line("names").nod, held.line("names").id == read.id) == ("waiting", False)
    held.trainer.nod(held.id, read.id, "shown")
    assert held.line("names").nod == "waiting"
    held.trainer.show(held.id)
    assert held.trainer.result(held.id, "word").lines == ()
    with pytest.raises(ValueError, match="A line waits"):
        held.trainer.nod(held.id, read.id, "loud")  # type: ignore[arg-type]


def test_a_nod_counts_as_a_change_only_while_its_step_is_shown(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    version = held.room.version
    held.nod("trust")
    assert held.room.version == version
    held.trainer.show(held.id)
    assert held.floor.result(held.room) == held.trainer.result(held.id, "word")
    held.nod("time")
    held.nod("time")
    assert held.room.version == version + 2
    assert held.floor.result(held.room) == held.trainer.result(held.id, "word")
    held.give("word", {2: "wind"})
    held.trainer.go_to(held.id, "ground")
    assert held.room.version == version + 3
    held.nod("wind")
    assert held.room.version == version + 3


def test_a_line_that_the_room_has_seen_stays_until_it_is_held_back(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.nod("trust", "time")
    held.trainer.show(held.id)
    seen = held.trainer.result(held.id, "word")
    version = held.room.version
    assert held.give("word", {0: "names", 1: "", 2: "wind"}) == [False, False, True]
    assert held.give("word", {0: "trust"}) == [True]
    assert held.floor.answers(held.phones[0]) == {"word": "trust"}
    assert (held.trainer.result(held.id, "word"), held.room.version) == (seen, version)
    held.trainer.nod(held.id, held.line("trust").id, "held")
    assert held.trainer.result(held.id, "word").lines == ("time",)
    assert held.give("word", {0: "names"}) == [True]


def test_no_line_is_read_before_five_have_given_one(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care")
    assert held.trainer.lines(held.id, "word") == []
    held.give("word", {4: "zeal"})
    assert len(held.trainer.lines(held.id, "word")) == 5
    held.give("word", {4: ""})
    assert held.trainer.lines(held.id, "word") == []


def test_a_story_told_twice_is_not_shown_with_one_person_less(held: Held) -> None:
    first, again = (choice_question(step, ["wait", "ask"], about="story.late") for step in ("story", "story_again"))
    people = {str(number): "wait" for number in range(8)}
    shown = Shown().after(may_show(Shown(), first, people))
    assert may_show(shown, again, {**people, "0": "ask"}).outcome == "shown"
    del people["0"]
    assert may_show(shown, again, people).picture is None
    assert held.trainer.script(held.id).questions(held.trainer.script(held.id).step("story"))[0].about == "story.late"


def test_hiding_takes_it_off_and_showing_brings_the_same_back(held: Held) -> None:
    held.trainer.go_to(held.id, "story")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    shown = held.trainer.show(held.id)
    result = held.floor.result(shown)
    hidden = held.trainer.hide(held.id)
    assert (held.floor.result(hidden), hidden.version) == (None, shown.version + 1)
    assert held.trainer.hide(held.id) == hidden
    assert held.floor.result(held.trainer.show(held.id)) == result


def test_the_results_stay_the_same_over_the_end(held: Held) -> None:
    held.all_give("word", "trust", "Trust", "air", "care", "zeal")
    held.nod("trust", "Trust", "air")
    held.trainer.go_to(held.id, "further")
    held.all_give("ground.safety", "1", "2", "3", "4", "5", "skip")
    held.all_give("ground.trust", "1", "2", "3", "4")
    held.all_give("story", "wait", "wait", "ask", "ask", "ask")
    held.all_give("road.trust.then", *"11111")
    held.all_give("road.trust.now", *"12345")
    held.all_give("further", "safety", "safety", "time", "time", "time", "time")
    for step in ("word", "ground", "story", "road", "further"):
        held.trainer.go_to(held.id, step)
        held.trainer.show(held.id)
    before = held.trainer.results(held.id)
    assert [result.has_any for result in before] == [True, True, True, False, False, True, True]
    held.trainer.end(held.id)
    assert held.trainer.results(held.id) == before


def test_what_was_never_shown_is_counted_at_the_end(held: Held) -> None:
    held.all_give("word", "trust", "time", "air", "care", "zeal")
    held.nod("air")
    assert held.trainer.result(held.id, "word").has_any is False
    held.trainer.end(held.id)
    assert held.trainer.result(held.id, "word").lines == ("air",)
