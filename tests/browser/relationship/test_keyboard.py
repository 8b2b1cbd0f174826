"""A relationship without a mouse: found in the list, renamed, and a document about it written and looked at."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.test_keyboard import FOCUSED, focus_is_seen
from tests.browser.reflection.walk import go, here
from tests.browser.relationship.test_accessibility import a_relationship
from tests.browser.server import Served, wait_until

MANY = 200
"""Presses of Tab that lead past every element and chart of such a page."""


def tab_to(page: Page, kind: str, name: str) -> None:
    """Press Tab until the focus is on something of this kind whose words, beside those of its icon, hold the name."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED)
        if told.startswith(f"{kind} ") and name in told:
            return
    raise AssertionError(f"{kind} {name!r} was not reached with {MANY} presses of Tab")


def press_on(page: Page, kind: str, name: str) -> None:
    tab_to(page, kind, name)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")


def test_relationship_is_renamed_and_handed_over_without_a_mouse(page: Page, served: Served, own: OwnStore) -> None:
    heron = a_relationship(own)
    go(page, f"{served.address}/relationships", "My relationships")
    press_on(page, "a", "Heron, last on")
    here(page, "Heron")
    press_on(page, "summary", "Rename, merge, close or delete")
    tab_to(page, "input", "The made-up name")
    page.keyboard.press("Control+A")
    page.keyboard.type("Wren")
    page.keyboard.press("Enter")
    here(page, "Wren")
    assert own.relationships.get(heron).pseudonym == "Wren"
    press_on(page, "summary", "An ending, and handing over")
    press_on(page, "button", "Begin handing over")
    here(page, "Handing over")
    [draft] = own.reflections.all(drafts=True)
    tab_to(page, "textarea", "")
    page.keyboard.type("Tea first.")
    wait_until(lambda: "Tea first." in {one.words for one in own.answers.of(draft.id).values()}, "the words")
    press_on(page, "button", "See how it reads")
    expect(page.get_by_role("dialog").get_by_text("Tea first.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "See how it reads" in page.evaluate(FOCUSED)
