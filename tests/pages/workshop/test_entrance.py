"""The door of a room: locked and opened, and those who gave nothing let go of."""

from __future__ import annotations

import pytest

from pages.parts.workshop.entrance import OPEN_FIRST, WHAT_IS_CLEARED
from tests.pages.conftest import Visit
from tests.pages.page_reader import trouble, whole
from tests.pages.workshop.rooms import console, hold, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_room_is_locked_and_opened(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_lock")
    assert (held.room().is_locked, at.button(key="room_lock").label) == (True, "Open the door")
    press(at, "room_lock")
    assert held.room().is_locked is False


def test_those_who_gave_nothing_are_cleared_after_asking(visit: Visit) -> None:
    held = hold(people=7).at("ground").give("ground", "3")
    assert "room_clear" not in keys(console(visit, held))
    more = hold(people=2)
    at = console(visit, more)
    assert "**2 of 2** who joined have given nothing so far." in whole(at)
    press(at, "room_clear")
    assert ("room_clear" in keys(at), WHAT_IS_CLEARED in whole(at), OPEN_FIRST in whole(at)) == (False, True, False)
    press(at, "room_clear_not")
    press(at, "room_clear")
    press(at, "room_clear_now")
    assert (more.trainer.rooms.joined(more.id), keys(at) & {"room_clear", "room_clear_now"}) == (0, set())
    assert (trouble(at), held.trainer.rooms.joined(held.id)) == ([], 7)


def test_clearing_behind_a_locked_door_says_to_open_it_first_and_asks_again_once_it_is_open(visit: Visit) -> None:
    held = hold(people=2)
    held.trainer.rooms.lock(held.id, is_locked=True)
    at = console(visit, held)
    press(at, "room_clear")
    assert OPEN_FIRST in whole(at)
    held.trainer.rooms.move(held.id, "ground")
    assert "room_clear_now" not in keys(at.run())
