"""What is unfolded can be pressed at once: nothing in a fold lies where a press hits nothing, or what is below it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from model.access import guest_of
from model.supervision.meeting import ONE_SCREEN
from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served
from tests.browser.supervision.meeting_walk import a_meeting, enter, kept_by, take_turn

TWO_FRAMES_LATER = """async ([fold, name]) => {
    const summary = [...document.querySelectorAll("summary")].find(one => one.textContent.includes(fold))
    const button = [...document.querySelectorAll("button")].find(one => one.textContent === name)
    summary.click()
    for (const frame of [1, 2]) await new Promise(requestAnimationFrame)
    const { left, top, width, height } = button.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    return { isHit: button.contains(hit), height: summary.parentElement.getBoundingClientRect().height }
}"""
"""Presses a fold, and says two frames later whether a press on a button in it would hit that, and how high it is."""


def test_what_is_unfolded_is_hit_at_once_and_a_fold_closes_at_once(page: Page, served: Served) -> None:
    with kept_by(served) as kept:
        meeting, mine = a_meeting(kept, ONE_SCREEN), kept.supervision
        kept.store.supervision(guest_of(mine.meetings.get(meeting).supervision)).shown.show_views(meeting)
        mine.meetings.go_to(meeting, "mirror")
        enter(page, served, meeting, "mirror")
        take_turn(page, "Aoife")
        fold = page.get_by_test_id("stExpander").filter(has_text="Say more").locator("details")
        at_rest(page)
        before = fold.bounding_box()
        opened = page.evaluate(TWO_FRAMES_LATER, ["Say more", "Safety"])
        page.wait_for_timeout(1000)
        at_end = fold.bounding_box()
        assert before is not None
        assert at_end is not None
        assert opened == {"isHit": True, "height": at_end["height"]}
        closed = page.evaluate(TWO_FRAMES_LATER, ["Say more", "Safety"])
        assert closed == {"isHit": False, "height": before["height"]}
        expect(fold).not_to_have_attribute("open", "")
