"""A workshop plan of one's own, changed in a browser: kept as it is typed, moved by keyboard, seen as the room will."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from model.own_plan.change import copied
from model.own_plan.check import as_in_content
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan
from model.store import OwnStore
from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import Served
from tests.shipped import shipped_content

NAME = "Meeting the model, our own"


def at_step(page: Page, title: str) -> None:
    """Wait until this step is seen; the big screen has a heading of its own below."""
    expect(page.get_by_role("heading", level=1).first).to_have_text(title)


@pytest.fixture
def mine(own: OwnStore) -> OwnPlan:
    """A copy of the first plan."""
    return own.plans.add("workshops", copied(as_in_content(shipped_content(), "workshops", "meeting_the_model")))


def test_what_is_typed_is_kept_and_what_is_wrong_stands_at_its_field(
    page: Page, served: Served, own: OwnStore, mine: OwnPlan
) -> None:
    go(page, f"{served.address}/plan?plan={mine.id}", NAME)
    step = page.locator(".st-key-plan_step_one_word")
    step.get_by_text("Its words").click()
    question = step.get_by_label("What the room is asked")
    question.fill("")
    expect(step.get_by_text("What the room is asked: no words here yet.")).to_be_visible()
    expect(page.get_by_text("Before it can be used, one thing to put right:")).to_be_visible()
    question.fill("One word for a good day?")
    expect(page.get_by_text("Nothing to put right.")).to_be_visible()
    page.reload()
    page.locator(".st-key-plan_step_one_word").get_by_text("Its words").click()
    expect(page.get_by_label("What the room is asked")).to_have_value("One word for a good day?")
    assert plan_in(own.plans.get(mine.id).words)["steps"][1]["question"] == "One word for a good day?"


def test_a_step_is_moved_twice_with_the_keyboard_alone_and_the_plan_seen_and_opened(
    page: Page, served: Served, mine: OwnPlan
) -> None:
    go(page, f"{served.address}/plan?plan={mine.id}", NAME)
    up = page.locator(".st-key-plan_step_two_by_two").get_by_role("button", name="Up")
    up.focus()
    for number in (5, 4):
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=f"{number}. Two by two")).to_be_visible()
        at_rest(page)
        expect(up).to_be_focused()
    page.get_by_role("link", name="See it as the room will").click()
    at_step(page, "1. Welcome")
    for title in ("2. One word", "3. Our words", "4. Two by two"):
        page.get_by_role("link", name="The next step").click()
        at_step(page, title)
    phone = page.frame_locator("iframe")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Two by two")
    page.get_by_role("link", name="Back to the plan").click()
    at_step(page, NAME)
    press(page, "Open this workshop")
    here(page, "Welcome")


@pytest.mark.parametrize("page_name", ["plan", "preview"])
def test_pages_have_no_violation_and_nothing_sideways(
    scanned: Page, served: Served, mine: OwnPlan, page_name: str
) -> None:
    if page_name == "plan":
        open_fresh(scanned, f"{served.address}/plan?plan={mine.id}")
        here(scanned, NAME)
        scanned.locator(".st-key-plan_step_story").get_by_text("Its words").click()
        expect(scanned.get_by_label("Which story is told")).to_be_visible()
    else:
        open_fresh(scanned, f"{served.address}/preview?own={mine.id}&step=ground")
        at_step(scanned, "4. The ground and what stands on it")
    assert [found for theme in THEMES for found in scan(scanned, theme)] == []


def test_a_step_keeps_the_answers_it_shows_when_the_step_that_asks_is_called_otherwise(
    page: Page, served: Served, own: OwnStore, mine: OwnPlan
) -> None:
    go(page, f"{served.address}/plan?plan={mine.id}", NAME)
    asks, shows = page.locator(".st-key-plan_step_one_word"), page.locator(".st-key-plan_step_one_word_shown")
    asks.get_by_text("Its words").click()
    asks.get_by_label("Title").fill("A word for it")
    expect(page.get_by_role("heading", name="2. A word for it")).to_be_visible()
    expect(shows.get_by_label("Shows what the room answered in")).to_have_value("A word for it")
    for number in ("4", "7"):
        minutes = page.locator(".st-key-plan_step_ground").get_by_label("Minutes")
        minutes.fill(number)
        minutes.press("Enter")
        at_rest(page)
    expect(shows.get_by_label("Shows what the room answered in")).to_have_value("A word for it")
    assert plan_in(own.plans.get(mine.id).words)["steps"][2]["of"] == "one_word"
