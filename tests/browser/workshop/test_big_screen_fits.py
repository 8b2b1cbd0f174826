"""On a big screen of 1280 by 720 nothing the room needs lies below the fold: a projector's picture is not scrolled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from model.workshop.results import NOT_SHOWN, NOT_SHOWN_TWICE
from model.workshop.room import Given, Room
from model.workshop.words import after_colon
from pages.parts.workshop.results_view import NO_MARK
from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served
from tests.browser.workshop.test_accessibility_room import Held, held_in
from tests.browser.workshop.twelve import twelve_in
from tests.browser.workshop.walk import kept_by, trainers
from tests.shipped import shipped_content

PROJECTOR = {"width": 1280, "height": 720}
BELOW = """() => [...document.querySelectorAll('.st-key-big_screen :is(h1, h2, p, li, figcaption, .name, .line)')]
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


def below_the_fold(page: Page, running: Served, room: Room) -> list[str]:
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{running.address}/screen?room={room.id}")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    at_rest(page)
    below: list[str] = page.evaluate(BELOW)
    return below


WARY = {
    "our_conditions": (
        "how_it_stands",
        lambda number, _: ("enough", "enough", "enough", "partly", "hardly")[number % 5],
    ),
    "meeting_the_model": ("ground", lambda number, _: "124523"[number % 6]),
    "honest_challenge": ("one_relationship", lambda number, _: "111223345555"[number]),
}


@pytest.mark.parametrize("cells_at_least", [3, 5])
@pytest.mark.parametrize("plan", WARY)
def test_a_wary_room_of_twelve_sees_all_its_groups(
    scanned: Page, running: Served, plan: str, cells_at_least: int
) -> None:
    step, answers = WARY[plan]
    with kept_by(running) as store:
        room, _ = twelve_in(store, plan, step, cells_at_least, answers)
        assert below_the_fold(scanned, running, room) == []
        trainers(store).rooms.forget(room.id)


def test_what_has_no_mark_on_the_radar_and_what_is_not_shown_say_why_above_the_fold(
    scanned: Page, running: Served
) -> None:
    hidden, markless = ("time", "support"), "trust"

    def answers(number: int, field: str) -> str:
        element = field.rpartition(".")[2]
        if element in hidden and number > 3:
            return ""
        return "not_sure" if element == markless and number > 3 else str(1 + number % 5)

    trust = shipped_content().element(markless).name
    with kept_by(running) as store:
        room, _ = twelve_in(store, "meeting_the_model", "ground", 1, answers)
        assert below_the_fold(scanned, running, room) == []
        for told in (f"Time, Support: {after_colon(NOT_SHOWN)}", NO_MARK.format(trust)):
            expect(scanned.get_by_text(told, exact=True)).to_be_visible()
        trainers(store).rooms.forget(room.id)
