"""The clocks of a workshop: of the whole, of pairs, and its bell."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from model.workshop.clock import is_up
from pages.parts.workshop.clock import BELL
from tests.pages.conftest import Visit
from tests.pages.page_reader import captions, trouble
from tests.pages.workshop.rooms import console, hold, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_clock_of_pairs_starts_and_stops(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    at = console(visit, held)
    assert at.markdown[1].value == "Their time is not running. The bell is off."
    press(at, "room_start")
    until = held.room().timer_until
    assert until is not None
    assert at.markdown[1].value.removesuffix("** left. The bell is off.")[2:] in {"8:00", "7:59", "7:58"}
    press(at, "room_stop")
    assert held.room().timer_until is None


def test_time_of_pairs_that_is_up_has_nothing_to_stop_and_can_be_started_again(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    held.trainer.rooms.start_clock(held.id, 1)
    while not is_up(held.room(), datetime.now(UTC)):
        pass
    at = console(visit, held)
    assert at.markdown[1].value == "**Time to come back**. The bell is off."
    assert ("room_stop" in keys(at), at.button(key="room_start").label) == (False, "Start their time (8 minutes)")


def test_pause_is_there_in_the_next_step_and_starting_pairs_says_that_it_ends_it(visit: Visit) -> None:
    held = hold(people=0).at("ground_shown")
    at = console(visit, held)
    press(at, "room_begin")
    press(at, "room_pause")
    press(at, "room_next_ground_shown")
    assert ("room_carry_on" in keys(at), captions(at)[1][:26]) == (True, "Paused. 0 of 10 minutes in")
    assert at.button(key="room_start").label == "End the pause and start their time (8 minutes)"
    press(at, "room_start")
    assert (held.room().paused_at, at.button(key="room_pause").label) == (None, "Pause the workshop")


def test_next_before_anybody_starts_the_clock_tells_no_minutes(visit: Visit) -> None:
    at = console(visit, hold(people=0))
    press(at, "room_next_welcome")
    assert ([text for text in captions(at) if "of 90" in text], "room_begin" in keys(at)) == ([], True)


def test_clock_of_the_whole_is_started_paused_and_let_run_on(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_begin")
    assert held.room().begun_at is not None
    plan = r"0 of 5 minutes in this step\. 0 of 90 minutes on the clock\."
    told = plan + r" With what is planned from here it ends at about \d\d:\d\d\."
    assert re.fullmatch(told, captions(at)[1])
    press(at, "room_pause")
    assert held.room().paused_at is not None
    assert re.fullmatch(rf"Paused\. {told}", captions(at)[1])
    assert {"room_pause", "room_begin"} & keys(at) == set()
    press(at, "room_carry_on")
    assert (held.room().paused_at, trouble(at)) == (None, [])
    assert "room_pause" in keys(at)


def test_bell_is_off_unless_wished_and_the_wish_is_remembered(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    at = console(visit, held)
    assert at.toggle(key=BELL).value is False
    at.toggle(key=BELL).set_value(True).run()
    assert console(visit, held).toggle(key=BELL).value is True
    at.toggle(key=BELL).set_value(False).run()
    assert console(visit, held).toggle(key=BELL).value is False
