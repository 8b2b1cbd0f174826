"""A room's tables on a narrow phone: no column lies where nobody sees that there is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.server import Served
from tests.browser.workshop.twelve import twelve_in
from tests.browser.workshop.walk import kept_by, trainers

NARROW = {"width": 320, "height": 640}
WIDER_THAN_SEEN = """() => [...document.querySelectorAll('.wide')].map(one => one.scrollWidth - one.clientWidth)"""


def places(number: int, _: str) -> str:
    return "12345"[number % 5] if number else "not_sure"


def moves(number: int, field: str) -> str:
    return "15352"[number % 5] if field.endswith(".then") else "51334"[number % 5]


def conditions(number: int, _: str) -> str:
    return ("enough", "enough", "enough", "partly", "hardly")[number % 5]


STEPS: dict[str, tuple[str, Callable[[int, str], str]]] = {
    "ground": ("meeting_the_model", places),
    "looking_back": ("meeting_the_model", moves),
    "how_it_stands": ("our_conditions", conditions),
}


@pytest.mark.parametrize("cells_at_least", [1, 3])
@pytest.mark.parametrize("step", STEPS)
def test_the_whole_table_is_seen(scanned: Page, running: Served, step: str, cells_at_least: int) -> None:
    plan, answers = STEPS[step]
    with kept_by(running) as store:
        room, token = twelve_in(store, plan, step, cells_at_least, answers)
        cookie = {"name": f"alongside_{room.code}", "value": token, "url": f"{running.address}/join"}
        scanned.context.add_cookies([cookie])  # type: ignore[list-item]
        scanned.set_viewport_size(NARROW)
        scanned.goto(f"{running.address}/join/{room.code}")
        scanned.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert scanned.evaluate(WIDER_THAN_SEEN) == [0]
        trainers(store).rooms.forget(room.id)
