"""Ending a workshop: asked first, and what is left of it after."""

from __future__ import annotations

import pytest

from model.workshop.room import Ended
from pages.parts.shared.phone_address import why_no_address
from pages.parts.workshop.end import BEFORE, COULD_SEE, NOTHING_TO_SEE, WAIT_UNREAD, WHAT_ENDS
from tests.pages.conftest import Visit
from tests.pages.page_reader import elements, nameless, titles, trouble, whole
from tests.pages.workshop.rooms import Held, console, hold, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


@pytest.mark.parametrize(("people", "told"), [(3, NOTHING_TO_SEE), (6, COULD_SEE)])
def test_ended_room_says_whether_there_is_anything_to_see(visit: Visit, people: int, told: str) -> None:
    held = hold(people=people).at("ground").give("ground", "3")
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    assert [line.value for line in at.markdown].count(f"Each person's answers are deleted. {told}") == 1


def test_ending_asks_first_and_leaves_a_report_and_no_answers(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4")
    at = console(visit, held)
    said = [markdown.value for markdown in at.markdown]
    assert (said.count(f"**{BEFORE}**"), said.count(WHAT_ENDS)) == (1, 1)
    press(at, "room_end")
    assert held.room().is_open
    press(at, "room_end_not")
    press(at, "room_end")
    press(at, "room_end_now")
    assert (held.room().is_open, titles(at), trouble(at)) == (False, ["Meeting the model"], [])
    downloads = [element.proto.label for element in elements(at) if element.type == "download_button"]
    assert downloads == ["Save the report as PDF", "Save the counts as CSV"]
    assert [line for line in (markdown.value for markdown in at.markdown) if "6 people joined with a phone." in line]
    press(at, "all_rooms")
    assert titles(at) == ["Workshops"]


def test_before_the_end_it_says_at_which_step_lines_wait_unread(visit: Visit) -> None:
    held = hold(people=6).at("one_word").give("one_word", "warm", "brief")
    one_word = held.script.step("one_word").title
    at = console(visit, held)
    press(at, "room_end")
    assert [one.value for one in at.warning] == [why_no_address(), WAIT_UNREAD.format("Six lines wait", one_word)]
    press(at, "room_end_not")
    held.approve("one_word", "warm").approve("one_word", "brief")
    at = console(visit, held)
    press(at, "room_end")
    assert [one.value for one in at.warning] == [why_no_address()]


def test_ending_asks_again_once_anything_else_was_done(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_end")
    press(at, "room_next_welcome")
    assert "room_end_now" not in keys(at)
    press(at, "room_back_one_word")
    assert ("room_end" in keys(at), "room_end_now" in keys(at)) == (True, False)


def test_press_after_the_end_is_told_in_plain_words(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    held.trainer.rooms.end(held.id)
    press(at, "room_lock")
    assert trouble(at) == [str(Ended())]


def test_ended_room_shows_what_could_be_seen_and_no_step_of_too_few(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("story")
    four = Held(held.id, held.trainer, held.participants, held.script, held.people[:4])
    four.give("story", held.script.fields(held.script.step("story"))["story"][0])
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    assert [header.value for header in at.header] == [held.script.step("ground").title]
    assert (whole(at).count("Radar."), nameless(at), trouble(at)) == (1, [], [])


def test_ended_room_is_forgotten_after_asking(visit: Visit) -> None:
    held = hold(people=0)
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    press(at, f"forget_{held.id}")
    press(at, f"forget_not_{held.id}")
    press(at, f"forget_{held.id}")
    assert held.trainer.rooms.all() == [held.room()]
    press(at, f"forget_now_{held.id}")
    assert (held.trainer.rooms.all(), titles(at)) == ([], ["Workshops"])
