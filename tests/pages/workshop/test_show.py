"""What the trainer shows the room, looks at first, and cannot show yet."""

from __future__ import annotations

import pytest

from model.workshop.room import Given
from pages.parts.workshop.controls import HIDE_NOTHING
from pages.parts.workshop.readiness import (
    ALL,
    CAME_LATER,
    COUNTED_ONCE,
    LINES,
    LOOK_FIRST,
    NO_GROUPS_HERE,
    NONE_THROUGH,
    NOT_COUNTED,
    NOTHING_YET,
    READ_THEN_COUNT,
    SMALL_ROOM,
    TOO_FEW_LINES,
    WHO_COMES_LATER,
)
from tests.pages.conftest import Visit
from tests.pages.page_reader import captions, trouble, whole
from tests.pages.workshop.rooms import Held, console, hold, joined, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_showing_says_first_who_would_be_left_out_then_hides_and_counts_again(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4")
    held.at("ground_shown")
    at = console(visit, held)
    assert captions(at).count(WHO_COMES_LATER) == 1
    press(at, "room_show")
    assert (held.room().shows, captions(at).count(WHO_COMES_LATER)) == (True, 0)
    assert keys(at) & {"room_hide", "room_count"} == {"room_hide"}
    assert at.button(key="room_hide").label == "Hide"
    assert ["What the room has been shown here" in one.label for one in at.expander].count(True) == 1
    late = Held(held.id, held.trainer, held.participants, held.script, joined(held, 5))
    late.give("ground", "3")
    at = console(visit, held)
    before = held.room().version
    press(at, "room_count")
    assert (held.room().version, "room_count" in keys(at)) == (before + 1, False)
    press(at, "room_hide")
    assert (held.room().shows, trouble(at)) == (False, [])
    assert captions(at).count(WHO_COMES_LATER) == 0


def test_too_few_is_said_to_the_trainer_instead_of_shown(visit: Visit) -> None:
    held = hold(people=6).at("ground")
    Held(held.id, held.trainer, held.participants, held.script, held.people[:4]).give("ground", "3")
    at = console(visit, held)
    press(at, "room_show")
    assert [info.value for info in at.info] == [NOTHING_YET]
    assert (at.button(key="room_hide").label, "room_count" in keys(at)) == (HIDE_NOTHING, False)
    assert [one.label for one in at.expander if "the room" in one.label] == []


@pytest.mark.parametrize(
    ("people", "lets_through", "told"), [(4, "", TOO_FEW_LINES), (6, "", NONE_THROUGH), (6, "kettle", "")]
)
def test_a_room_that_sees_no_line_is_told_to_the_trainer_with_its_reason(
    visit: Visit, people: int, lets_through: str, told: str
) -> None:
    held = hold(people=6).at("one_word")
    Held(held.id, held.trainer, held.participants, held.script, held.people[:people]).give("one_word", "kettle", "tea")
    held.approve("one_word", lets_through).at("one_word_shown").show()
    at = console(visit, held)
    assert ([info.value for info in at.info], trouble(at)) == ([told] if told else [], [])


def test_words_shown_too_early_are_told_what_brings_them_up_step_by_step(visit: Visit) -> None:
    held = hold(people=5).at("one_word")
    Held(held.id, held.trainer, held.participants, held.script, held.people[:4]).give("one_word", "kettle")
    held.at("one_word_shown").show()
    told = [_why_nothing(visit, held)]
    Held(held.id, held.trainer, held.participants, held.script, held.people[4:]).give("one_word", "tea")
    told.append(_why_nothing(visit, held))
    held.approve("one_word", "kettle")
    told.append(_why_nothing(visit, held))
    at = console(visit, held)
    assert at.button(key="room_hide").label == HIDE_NOTHING
    press(at, "room_count")
    told.append(_why_nothing(visit, held))
    assert told == [([TOO_FEW_LINES], False), ([READ_THEN_COUNT], True), ([NOT_COUNTED], True), ([], False)]
    assert held.trainer.results.get(held.id, "one_word").lines == ("kettle",) * 4


def test_a_word_that_came_after_the_showing_is_promised_only_with_enough_others(visit: Visit) -> None:
    held = hold(people=6).at("one_word")
    Held(held.id, held.trainer, held.participants, held.script, held.people[:5]).give("one_word", "kettle")
    held.at("one_word_shown").show()
    assert _why_nothing(visit, held) == ([NONE_THROUGH], False)
    Held(held.id, held.trainer, held.participants, held.script, held.people[5:]).give("one_word", "tea")
    held.approve("one_word", "tea")
    assert _why_nothing(visit, held) == ([CAME_LATER], False)


def _why_nothing(visit: Visit, held: Held) -> tuple[list[str], bool]:
    """Why the room sees nothing, as its trainer is told, and whether counting is offered."""
    at = console(visit, held)
    return [info.value for info in at.info], "room_count" in keys(at)


def test_lines_that_were_let_through_are_not_called_all_of_them(visit: Visit) -> None:
    held = hold(people=6).at("one_word").give("one_word", "kettle", "tea").approve("one_word", "tea")
    told = captions(console(visit, held.at("one_word_shown")))
    assert (told.count(LINES), told.count(ALL)) == (1, 0)


def test_a_wary_room_is_named_and_says_what_it_would_see_once_it_was_counted(visit: Visit) -> None:
    held = hold("honest_challenge", people=6, cells_at_least=3).at("one_relationship")
    held.give("one_relationship", "1", "5")
    at = console(visit, held.at("one_relationship_shown"))
    assert [captions(at).count(one) for one in (LOOK_FIRST, COUNTED_ONCE, ALL)] == [1, 1, 0]
    assert at.button(key="room_show").proto.type == "secondary"
    assert captions(at).count("Wary room: places and choices in groups of three people or more") == 1
    held.trainer.results.look(held.id)
    at = console(visit, held)
    assert captions(at).count("3 of 3 would say something to the room.") == 1
    assert at.button(key="room_show").proto.type == "primary"


def test_showing_a_wary_room_what_falls_into_no_groups_says_so_and_is_not_the_next_thing(visit: Visit) -> None:
    held = hold("honest_challenge", people=6, cells_at_least=5).at("one_relationship")
    held.give("one_relationship", "1", "5").at("one_relationship_shown")
    held.trainer.results.look(held.id)
    at = console(visit, held)
    assert captions(at).count("0 of 3 would say something to the room.") == 1
    assert at.button(key="room_show").proto.type == "secondary"
    press(at, "room_show")
    assert [info.value for info in at.info] == [NO_GROUPS_HERE]


@pytest.mark.parametrize("step", ["ground", "ground_shown"])
def test_a_room_of_four_talks_and_is_offered_nothing_to_show(visit: Visit, step: str) -> None:
    held = hold(people=4).at("ground").give("ground", "2").at(step)
    at = console(visit, held)
    assert (captions(at).count(SMALL_ROOM), keys(at) & {"room_show", "room_count", "room_look"}) == (1, set())
    assert trouble(at) == []


def test_results_are_drawn_only_when_the_trainer_opens_them(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("ground_shown").show()
    at = console(visit, held)
    assert "Radar." not in whole(at)
    at.session_state.room_seen = True
    at.run()
    assert (whole(at).count("Radar."), trouble(at)) == (1, [])


def test_showing_is_the_next_thing_at_a_reveal_and_going_on_is_after_it(visit: Visit) -> None:
    held = hold(people=5).at("ground").give("ground", "3").at("ground_shown")
    at = console(visit, held)
    kinds = [at.button(key=key).proto.type for key in ("room_show", "room_next_ground_shown")]
    press(at, "room_show")
    assert [*kinds, at.button(key="room_next_ground_shown").proto.type] == ["primary", "secondary", "primary"]


def test_console_says_before_showing_how_many_are_needed_and_going_on_comes_first_until_then(visit: Visit) -> None:
    held = hold(people=6).at("ground")
    four = Held(held.id, held.trainer, held.participants, held.script, held.people[:4]).give("ground", "3")
    at = console(visit, four.at("ground_shown"))
    kinds = [at.button(key=key).proto.type for key in ("room_show", "room_next_ground_shown")]
    assert kinds == ["secondary", "primary"]
    assert captions(at).count("Nothing can be shown before five people have answered: 1 more.") == 1
    held.participants.answers.keep([Given(held.id, held.people[4], "ground.safety", "3")])
    told = console(visit, held)
    number = len(held.script.questions(held.script.step("ground")))
    assert captions(told).count(f"1 of {number} questions can be shown now.") == 1
    held.give("ground", "3")
    assert captions(console(visit, held)).count(ALL) == 1


def test_trainer_looks_before_the_room_does(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("ground_shown")
    at = console(visit, held)
    at.session_state.room_seen = True
    at.run()
    at.button(key="room_look").click().run()
    assert (whole(at).count("Radar."), held.room().shows, trouble(at)) == (1, False, [])
