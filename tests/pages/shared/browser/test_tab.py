"""What a tab keeps of words, beside other tabs on the same ones."""

from __future__ import annotations

import time

from playwright.sync_api import BrowserContext, Page

from tests.pages.shared.browser.typing_desk import Desk, Served, settles


def test_words_of_another_tab_are_shown_where_nobody_is_typing(desk: Desk, context: BrowserContext) -> None:
    other = Desk(desk.served, context.new_page(), desk.draft)
    other.open()
    desk.box().fill("From the first tab")
    desk.comes({"first": "From the first tab"})
    desk.has_nothing_unsent()
    other.box("And then?").fill("Elsewhere")
    other.comes({"first": "From the first tab", "second": "Elsewhere"})
    other.click("Back")
    settles(lambda: other.box().input_value(), "From the first tab")
    other.box().fill("From the second tab")
    desk.comes({"first": "From the second tab", "second": "Elsewhere"})
    base, tab = desk.served.ask("SELECT base, tab FROM answers WHERE draft = ? AND field = 'first'", desk.draft)[0]
    assert base == 1
    assert tab != desk.page.evaluate("JSON.parse(sessionStorage.getItem('alongside:tab')).name")


def test_duplicated_tab_has_its_own_name_and_leaves_the_others_words_alone(mortal: Served, page: Page) -> None:
    desk = Desk(mortal, page)
    desk.open()
    desk.box().fill("Half a sentence")
    desk.has_nothing_unsent()
    page.evaluate(
        "slot => sessionStorage.setItem(slot, JSON.stringify({ words: 'old', base_version: 0, nonce: 'n' }))",
        f"alongside:{desk.draft}:second",
    )
    with page.expect_popup() as opened:
        page.evaluate("window.open(location.href)")
    copy = Desk(mortal, opened.value, desk.draft)
    copy.box().wait_for()
    assert copy.unsent() == []
    names = [each.page.evaluate("JSON.parse(sessionStorage.getItem('alongside:tab')).name") for each in (desk, copy)]
    assert len(set(names)) == 2
    time.sleep(1)
    assert mortal.kept(desk.draft) == {"first": "Half a sentence"}


def test_reload_keeps_the_tabs_name(desk: Desk) -> None:
    name = desk.page.evaluate("sessionStorage.getItem('alongside:tab')")
    desk.page.reload()
    desk.box().wait_for()
    assert desk.page.evaluate("sessionStorage.getItem('alongside:tab')") == name
