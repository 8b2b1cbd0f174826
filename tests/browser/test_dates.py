"""A date typed on any screen that asks for one is kept on Enter, on one Tab, and by waiting, still in the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from model.store import OwnStore
from model.supervision.meeting import ONE_SCREEN
from tests.browser.reflection.walk import at_rest, go, press
from tests.browser.server import A_DAY, Served, wait_until
from tests.browser.supervision.meeting_walk import a_meeting, enter, kept_by

DAY = date.today() + timedelta(days=3)  # noqa: DTZ011  any day near now
WAYS: dict[str, Callable[[Locator], object]] = {
    "enter": lambda field: field.press("Enter"),
    "one tab": lambda field: field.press("Tab"),
    "waiting": lambda _field: None,
}


def typed(page: Page, label: str, way: str, text: str = f"{DAY:%d/%m/%Y}") -> None:
    """Type a date over whatever stands in the field, as a person with a keyboard does."""
    field = page.get_by_label(label, exact=True)
    field.press("Control+a")
    field.press_sequentially(text, delay=20)
    WAYS[way](field)


def comes(look: Callable[[], object], wanted: object) -> None:
    wait_until(lambda: look() == wanted, f"{wanted!r}", look, patience=5)


@pytest.mark.parametrize("way", WAYS)
def test_day_of_a_meeting_is_kept(page: Page, served: Served, own: OwnStore, way: str) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    typed(page, "When?", way)
    comes(lambda: own.reflections.get(draft).happened_on, DAY)


@pytest.mark.parametrize("way", WAYS)
def test_day_of_a_next_step_is_kept(page: Page, served: Served, own: OwnStore, way: str) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="finish").id
    own.answers.save(draft, "next_1", words="Ring before I come", tab="earlier", base_version=0)
    own.reflections.finish(draft)
    go(page, f"{served.address}/profile?draft={draft}", "4 March 2026")
    typed(page, "By when? (step 1, optional)", way)
    comes(lambda: [step.due for step in own.next_steps.of(draft)], [DAY])


@pytest.mark.parametrize("way", WAYS)
def test_days_of_an_action_and_of_the_next_meeting_are_kept(page: Page, served: Served, way: str) -> None:
    with kept_by(served) as kept:
        meeting = a_meeting(kept, ONE_SCREEN)
        kept.supervision.answers.save(meeting, "both.action_1", words="Ring", tab="earlier", base_version=0)
        kept.supervision.meetings.go_to(meeting, "actions")
        enter(page, served, meeting, "actions")
        typed(page, "By when? (1, optional)", way)
        kept.place_is(meeting, "both.action_1.due", DAY.isoformat())
        at_rest(page)
        typed(page, "When do you meet next? (optional)", way)
        comes(lambda: kept.supervision.meetings.get(meeting).next_on, DAY)


@pytest.mark.parametrize("way", WAYS)
def test_day_a_meeting_begins_with_is_the_one_that_stands_there(page: Page, served: Served, way: str) -> None:
    with kept_by(served) as kept:
        orla = kept.supervision.supervisions.begin("Aoife", "Orla").id
        go(page, f"{served.address}/supervision?begin={orla}", "A meeting with Orla")
        typed(page, "When do you meet?", way)
        press(page, "Begin “The monthly meeting”")
        expect(page.get_by_role("button", name="Go into the meeting")).to_be_visible()
        assert [one.held_on for one in kept.supervision.meetings.all()] == [DAY]
