"""On a big screen of 1280 by 720 nothing the room needs lies below the fold: a projector's picture is not scrolled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served
from tests.browser.workshop.test_accessibility_room import Held, held_in
from tests.browser.workshop.walk import kept_by

PROJECTOR = {"width": 1280, "height": 720}
BELOW = """() => [...document.querySelectorAll('.st-key-big_screen :is(h1, h2, p, li, .name, .line)')]
    .filter(one => !one.closest('details') && one.getBoundingClientRect().bottom > innerHeight)
    .map(one => one.textContent.trim().slice(0, 60))"""
"""What stands below the fold, but for what can be unfolded."""

SHOWN = ("story", "story_shown", "one_thing_shown")


@pytest.fixture(scope="module")
def held(running: Served) -> Iterator[Held]:
    """A room of six that answered everything."""
    with kept_by(running) as store:
        held = held_in(store)
        yield held
        held.trainer.rooms.forget(held.room.id)


@pytest.mark.parametrize("what", SHOWN)
def test_nothing_needed_lies_below_the_fold(scanned: Page, running: Served, held: Held, what: str) -> None:
    held.trainer.rooms.move(held.room.id, what.removesuffix("_shown") if what != "story_shown" else what)
    if what.endswith("_shown"):
        held.trainer.results.show(held.room.id)
    scanned.set_viewport_size(PROJECTOR)
    scanned.goto(f"{running.address}/screen?room={held.room.id}")
    expect(scanned.get_by_role("heading", level=1).first).to_be_visible()
    at_rest(scanned)
    assert scanned.evaluate(BELOW) == []
