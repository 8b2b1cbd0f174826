"""The clocks of a workshop: of the whole, of pairs, and its bell."""

from __future__ import annotations

import re

import pytest

from pages.parts.workshop.clock import BELL
from tests.pages.conftest import Visit
from tests.pages.page_reader import captions, trouble
from tests.pages.workshop.rooms import console, hold, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_clock_of_pairs_starts_and_stops(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    at = console(visit, held)
    assert at.markdown[1].value == "Their clock is not running."
    press(at, "room_start")
    until = held.room().timer_until
    assert until is not None
    assert at.markdown[1].value.removesuffix("** left.")[2:] in {"8:00", "7:59", "7:58"}
    press(at, "room_stop")
    assert held.room().timer_until is None


def test_clock_of_the_whole_is_started_paused_and_let_run_on(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_begin")
    assert held.room().begun_at is not None
    told = r"0 of 5 minutes in this step\. 0 of 90 minutes in all\. At this pace it ends at about \d\d:\d\d\."
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
