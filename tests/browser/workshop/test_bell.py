"""The trainer's bell: silent unless it is wished, then heard at half time and at the end, once each."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from model.workshop.script import script_of
from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served, wait_until
from tests.browser.workshop.walk import kept_by, trainers
from tests.shipped import shipped_content

TONES = """
window.tones = 0;
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
"""
OF_ONE_BELL = 3
TALK = 8
"""Seconds that pairs have here."""


def rung(page: Page, bells: int) -> None:
    """Wait until so many bells were heard."""
    wait_until(lambda: page.evaluate("tones") == bells * OF_ONE_BELL, f"{bells} rung", lambda: page.evaluate("tones"))


def test_bell_rings_as_it_is_wished_at_half_time_and_at_the_end(
    served: Served, device: Callable[..., BrowserContext], trouble: list[str]
) -> None:
    page = device().new_page()
    page.add_init_script(TONES)
    with kept_by(served) as store:
        content = shipped_content()
        rooms = trainers(store).rooms
        room = rooms.open(script_of(content, "meeting_the_model"), content_version=content.version, language="en")
        rooms.move(room.id, "two_by_two")
        page.goto(f"{served.address}/room?room={room.id}")
        at_rest(page)
        rooms.start_clock(room.id, 1)
        page.get_by_text("Time to come back").wait_for()
        at_rest(page)
        assert page.evaluate("tones") == 0
        page.get_by_text("Ring at half time and at the end").click()
        rung(page, 1)
        rooms.start_clock(room.id, TALK)
        page.get_by_text("Half time: change over.").wait_for()
        rung(page, 2)
        page.get_by_text("Time to come back").wait_for()
        rung(page, 3)
        page.get_by_role("button", name="Start their time (8 minutes)").wait_for()
        rooms.stop_clock(room.id)
        page.get_by_text("Their time is not running.").wait_for()
        at_rest(page)
        assert page.evaluate("tones") == 3 * OF_ONE_BELL
    assert trouble == []
