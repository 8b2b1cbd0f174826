"""Words of somebody signed in are sealed in the tab: only their writer gets them back."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from tests.pages.shared.browser.typing_desk import SOON, Desk, Served, settles, slots


def test_words_of_somebody_signed_in_are_sealed_in_the_tab_and_come_back_to_them_alone(
    mortal: Served, page: Page
) -> None:
    desk = Desk(mortal, page)
    desk.open(seals="ann")
    mortal.kill()
    desk.box().press_sequentially("Nobody else's", delay=5)
    settles(lambda: len(slots(page)), 1)
    hers = slots(page)
    assert "Nobody" not in str(hers)
    mortal.start()
    desk.open(seals="ben")
    desk.box("And then?").fill("His")
    desk.comes({"second": "His"})
    settles(lambda: (desk.box().input_value(), list(slots(page))), ("", list(hers)))
    desk.open(seals="ann")
    desk.comes({"first": "Nobody else's", "second": "His"})
    assert desk.box().input_value() == "Nobody else's"
    desk.has_nothing_unsent()


def test_sealed_words_are_opened_after_the_key_was_changed_and_never_where_they_were_tampered_with(
    mortal: Served, page: Page
) -> None:
    desk = Desk(mortal, page)
    desk.open(seals="old")
    mortal.kill()
    desk.box().fill("Before the change")
    desk.box("And then?").fill("Moved")
    settles(lambda: len(slots(page)), 2)
    page.evaluate(
        """() => {
            const slot = field => Object.keys(sessionStorage).find(name => name.endsWith(field))
            sessionStorage[slot(":second").replace(":second", ":third")] = sessionStorage[slot(":second")]
            sessionStorage.removeItem(slot(":second"))
        }"""
    )
    mortal.start()
    desk.open(seals="new,old")
    desk.comes({"first": "Before the change"})
    time.sleep(SOON)
    assert mortal.kept(desk.draft) == {"first": "Before the change"}


@pytest.mark.parametrize("words", ["Hm", "long" * 50_000])
def test_the_last_letters_before_a_page_is_left_are_sealed_in_time(served: Served, page: Page, words: str) -> None:
    """The page is left in the very turn in which the last letter comes, on a slow processor."""
    desk = Desk(served, page)
    desk.open(seals="ann")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    desk.box().evaluate(
        """(box, words) => {
            box.value = words
            box.dispatchEvent(new Event("input"))
            location.href = "/_stcore/health"
        }""",
        words,
    )
    page.wait_for_url("**/_stcore/health")
    assert [len(sealed) > len(words) for sealed in slots(page).values()] == [True]
