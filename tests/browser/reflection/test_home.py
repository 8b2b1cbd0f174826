"""Home at one look: one screen on a laptop, one and a half on a phone, with a month of meetings and with none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from model.access import LOCAL
from model.store import OwnStore
from tests.browser.reflection.walk import go, here
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import Served
from tests.devices import Device
from tests.shipped import shipped_content

HEIGHTS = {1280: 860, 390: 844 * 1.5}
LOW = "() => document.querySelector('.st-key-home').getBoundingClientRect().bottom"


def a_month(served: Served) -> None:
    """Twelve meetings with four people, two drafts, a step whose day has come, and an open supervision meeting."""
    today = datetime.now(UTC).date()
    with served.store() as store:
        own, supervision = store.of(LOCAL), store.supervision(LOCAL)
        people = [own.relationships.name(name).id for name in ("Robin", "Ash", "The quiet one", "Sam")]
        for number in range(12):
            _meeting(own, people[number % 4], number)
        for days in (0, 1):
            own.reflections.start(
                "five_minutes", "v1", "en", today - timedelta(days), session_kind="planned", relationship=people[days]
            )
        met = supervision.supervisions.begin("Orla", "Maeve").id
        script, version = shipped_content().script("monthly"), shipped_content().version
        supervision.meetings.begin(
            met, script, mode="one_screen", held_on=today, language="en", content_version=version
        )


def _meeting(own: OwnStore, relationship: str, number: int) -> None:
    on = datetime.now(UTC).date() - timedelta(days=2 + 2 * number)
    made = own.reflections.start(
        "full_walk", "v1", "en", on, session_kind="planned", headline="A walk", relationship=relationship
    )
    own.answers.save(made.id, "trust.place", place="3", tab="a", base_version=0)
    if number == 1:
        own.answers.save(
            made.id, "next_1", words="Ring the day before, and say who will be there", tab="a", base_version=0
        )
        own.answers.save(made.id, "next_1_due", place=on.isoformat(), tab="a", base_version=0)
    own.reflections.finish(made.id)


@pytest.mark.parametrize("width", HEIGHTS)
@pytest.mark.parametrize("used", [False, True], ids=["none", "a month"])
def test_home_is_one_look(served: Served, device: Device, trouble: list[str], width: int, used: bool) -> None:
    if used:
        a_month(served)
    page = device(width).new_page()
    go(page, served.address, "Alongside")
    assert page.evaluate(LOW) <= HEIGHTS[width]
    assert (sideways_parts(page), violations(page), trouble) == ([], [], [])


def test_a_whole_row_begins_and_so_does_the_keyboard(served: Served, page: Page) -> None:
    go(page, served.address, "Alongside")
    row = page.get_by_role("button", name="Begin the full walk")
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    row.focus()
    page.keyboard.press("Enter")
    here(page, "The meeting")
