"""A plan for supervision of one's own in a browser: a step is added, its words are kept, and it is looked at before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from model.own_plan.check import as_in_content
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan
from model.store import OwnStore
from model.supervision.plan_steps import copied_shape
from tests.browser.reflection.walk import at_rest, follow, go, here, press, unfold
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import Served, wait_until
from tests.shipped import shipped_content

NAME = "Thirty minutes, our own"


@pytest.fixture
def mine(own: OwnStore) -> OwnPlan:
    """A copy of the shortest shape, which has no mirror."""
    return own.plans.add("supervision", copied_shape(as_in_content(shipped_content(), "supervision", "thirty_minutes")))


def step_of(own: OwnStore, plan: OwnPlan, key: str) -> dict[str, object] | None:
    steps = {step["key"]: step for step in plan_in(own.plans.get(plan.id).words)["steps"]}
    return steps.get(key)


def test_a_step_is_taken_from_another_shape_or_added_and_seen_before_it_is_right(
    page: Page, served: Served, own: OwnStore, mine: OwnPlan
) -> None:
    go(page, f"{served.address}/plan?plan={mine.id}", NAME)
    unfold(page, "Add a step")
    press(page, "Add it")
    wait_until(lambda: step_of(own, mine, "two_views"), "the step added")
    expect(page.get_by_text("Before it can be used, two things to put right:")).to_be_visible()
    follow(page, "See it as the two of you will")
    here(page, NAME)
    expect(page.get_by_text("Nothing is written here yet.").first).to_be_visible()
    follow(page, "Back to the plan")
    here(page, NAME)
    step = page.locator(".st-key-plan_step_two_views")
    step.get_by_text("Its words", exact=True).click()
    for label, words in (("Title", "Both of us"), ("What it is for", "You first, then me.")):
        step.get_by_label(label, exact=True).fill(words)
    expect(page.get_by_text("Nothing to put right.")).to_be_visible()
    added = step_of(own, mine, "two_views")
    assert added is not None
    assert (added["title"], added["intro"]) == ("Both of us", "You first, then me.")


@pytest.mark.parametrize("page_name", ["plan", "preview"])
def test_pages_have_no_violation_and_nothing_sideways(
    scanned: Page, served: Served, own: OwnStore, mine: OwnPlan, page_name: str
) -> None:
    own.plans.write(mine.id, ("steps", "arrive", "intro"), "")
    if page_name == "plan":
        open_fresh(scanned, f"{served.address}/plan?plan={mine.id}")
        here(scanned, NAME)
        unfold(scanned, "Add a step")
        scanned.locator(".st-key-plan_step_arrive").get_by_text("Its words", exact=True).click()
        expect(scanned.get_by_label("What it is for", exact=True)).to_be_visible()
    else:
        open_fresh(scanned, f"{served.address}/preview?own={mine.id}")
        here(scanned, NAME)
    at_rest(scanned)
    assert [found for theme in THEMES for found in scan(scanned, theme)] == []
