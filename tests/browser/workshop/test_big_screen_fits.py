"""On a big screen of 1280 by 720 nothing the room needs lies below the fold: a projector's picture is not scrolled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from model.workshop.results import NOT_SHOWN_TWICE
from model.workshop.room import Given
from model.workshop.words import after_colon
from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served
from tests.browser.workshop.test_accessibility_room import Held, held_in
from tests.browser.workshop.walk import kept_by
from tests.shipped import shipped_content

PROJECTOR = {"width": 1280, "height": 720}
BELOW = """() => [...document.querySelectorAll('.st-key-big_screen :is(h1, h2, p, li, .name, .line)')]
    .filter(one => !one.closest('details') && one.getBoundingClientRect().bottom > innerHeight)
    .map(one => one.textContent.trim().slice(0, 60))"""
"""What stands below the fold, but for what can be unfolded."""

UNSURE_OF = ("trust", "time", "support", "young_person_centred")
SHOWN = ("story", "story_shown", "looking_back_shown", "one_thing_shown")


@pytest.fixture(scope="module")
def held(running: Served) -> Iterator[Held]:
    """A room of six that answered everything, but that of four elements too few say where they stand now."""
    with kept_by(running) as store:
        held = held_in(store)
        phone = store.participants().phones.get(held.room.code, held.token)
        assert phone is not None
        given = [Given(held.room.id, phone.person, f"looking_back.{element}.now", "not_sure") for element in UNSURE_OF]
        assert store.participants().answers.keep(given) == [True] * len(given)
        yield held
        held.trainer.rooms.forget(held.room.id)


@pytest.mark.parametrize("what", SHOWN)
def test_nothing_needed_lies_below_the_fold(scanned: Page, running: Served, held: Held, what: str) -> None:
    held.trainer.rooms.move(held.room.id, what.removesuffix("_shown") if what == "one_thing_shown" else what)
    if what.endswith("_shown"):
        held.trainer.results.show(held.room.id)
    scanned.set_viewport_size(PROJECTOR)
    scanned.goto(f"{running.address}/screen?room={held.room.id}")
    expect(scanned.get_by_role("heading", level=1).first).to_be_visible()
    at_rest(scanned)
    assert scanned.evaluate(BELOW) == []
    if what == "looking_back_shown":
        hidden = ", ".join(shipped_content().element(element).name for element in UNSURE_OF)
        expect(scanned.get_by_text(f"{hidden}: {after_colon(NOT_SHOWN_TWICE)}", exact=True)).to_be_visible()
