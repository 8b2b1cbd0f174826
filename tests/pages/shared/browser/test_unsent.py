"""Words that had not been sent yet when the server was killed or the next screen came: nothing of them is lost."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.devices import Device
from tests.pages.shared.browser.typing_desk import Desk, Served, settles


def test_sigkill_while_typing_loses_nothing_without_a_reload(mortal: Served, page: Page) -> None:
    desk = Desk(mortal, page)
    desk.open()
    desk.box().press_sequentially("We talked about the ", delay=20)
    mortal.kill()
    desk.box().press_sequentially("move to a new flat", delay=20)
    settles(lambda: "not kept yet: no connection" in desk.line(), True)
    mortal.start()
    desk.comes({"first": "We talked about the move to a new flat"})
    settles(lambda: desk.line()[:5], "kept ")
    assert desk.box().input_value() == "We talked about the move to a new flat"
    desk.has_nothing_unsent()


def test_sigkill_while_typing_loses_nothing_after_a_reload(mortal: Served, page: Page) -> None:
    desk = Desk(mortal, page)
    desk.open()
    desk.box().press_sequentially("We talked about the ", delay=20)
    mortal.kill()
    desk.box().press_sequentially("move to a new flat", delay=20)
    mortal.start()
    page.reload()
    desk.comes({"first": "We talked about the move to a new flat"})
    assert desk.box().input_value() == "We talked about the move to a new flat"
    desk.has_nothing_unsent()


def test_last_words_come_along_when_the_next_screen_follows_at_once(desk: Desk) -> None:
    desk.box().press_sequentially("In a hurry", delay=5)
    desk.click("Next")
    desk.box("What now?").press_sequentially("Still", delay=5)
    desk.click("Back")
    assert desk.box().input_value() == "In a hurry"
    desk.comes({"first": "In a hurry", "third": "Still"})
    desk.has_nothing_unsent()


def test_last_words_come_along_through_a_page_without_a_box(desk: Desk) -> None:
    desk.box().press_sequentially("In a hurry", delay=5)
    desk.click("End")
    desk.page.get_by_text("In a hurry").wait_for()
    desk.has_nothing_unsent()


def test_tapped_button_works_while_words_are_unsent(served: Served, lend: Device) -> None:
    desk = Desk(served, lend(390, touch=True).new_page())
    desk.open()
    desk.box().press_sequentially("On the phone", delay=5)
    desk.page.get_by_role("button", name="Next").tap()
    desk.box("What now?").wait_for()
    desk.comes({"first": "On the phone"})
