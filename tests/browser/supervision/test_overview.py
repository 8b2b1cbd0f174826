"""A supervisor with eight people sees them at one look and a half, and says by keyboard alone what is done."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from model.access import LOCAL
from tests.browser.reflection.walk import at_rest, go, here
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import Served, wait_until
from tests.browser.supervision.eight_people import NAMES, eight_people
from tests.devices import Device

A_LOOK = 860
HEIGHT = "() => document.querySelector('[data-testid=\"stMainBlockContainer\"]').getBoundingClientRect().height"
LINE = """() => [...document.querySelectorAll('[class*="st-key-person_"]')].map(
    (one) => one.getBoundingClientRect().height)"""
ONE_LINE = 40
"""As tall as one line of text with what stands around it; two lines are taller."""


@pytest.mark.parametrize(
    ("width", "looks", "has_supervisor"), [(1280, 1.5, False), (1280, 1.5, True), (390, 2.5, True)]
)
def test_eight_people_and_ones_own_actions_are_one_look_and_a_half(
    served: Served, device: Device, trouble: list[str], width: int, looks: float, *, has_supervisor: bool
) -> None:
    with served.store() as store:
        eight_people(store)
        if has_supervisor:
            store.supervision(LOCAL).supervisions.begin("Orla", "Maeve")
    page = device(width).new_page()
    go(page, f"{served.address}/supervision", "Supervision")
    at_rest(page)
    lines = page.evaluate(LINE)
    assert len(lines) == len(NAMES) + has_supervisor
    assert page.evaluate(HEIGHT) <= looks * A_LOOK
    if width == 1280:
        assert [height for height in lines if height > ONE_LINE] == []
    assert (sideways_parts(page), violations(page), trouble) == ([], [], [])


def test_an_action_is_said_to_be_done_by_keyboard_and_its_line_is_kept_as_typed(served: Served, page: Page) -> None:
    with served.store() as store:
        people = eight_people(store)
    go(page, f"{served.address}/supervision", "Supervision")
    page.get_by_role("button", name="Done").first.focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("What happened, in a line (optional)")
    box.fill("They wrote back.")
    page.get_by_role("link", name="Hassan").click()
    here(page, "Hassan")
    expect(page.get_by_label("What happened, in a line (optional)")).to_have_value("They wrote back.")

    def said() -> list[tuple[str | None, str]]:
        with served.store() as store:
            marks = store.supervision(LOCAL).marks.of(people["Hassan"])
            return [(mark.place, mark.words) for of_action in marks.values() for mark in of_action]

    wait_until(lambda: said() == [("done", "They wrote back.")], "the mark", said)
    page.reload()
    here(page, "Hassan")
    page.go_back()
    here(page, "Supervision")
