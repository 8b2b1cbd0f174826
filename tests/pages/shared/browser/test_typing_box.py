"""The box that saves while one types, in a real browser with a real server."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from tests.pages.shared.browser.typing_desk import SOON, Desk, Served, settles


def test_words_are_kept_soon_after_a_pause(desk: Desk) -> None:
    desk.box().press_sequentially("She came in late.", delay=20)
    desk.comes({"first": "She came in late."}, SOON)
    desk.has_nothing_unsent()


def test_words_are_kept_while_typing_goes_on(desk: Desk) -> None:
    for part in range(12):
        desk.box().press_sequentially(f"{part} and on ", delay=25)
    written = desk.box().input_value()
    so_far = desk.served.kept(desk.draft)["first"]
    assert written.startswith(so_far)
    assert len(written) - len(so_far) <= SOON / 0.025


def test_line_says_when_words_were_saved_in_the_browsers_time(desk: Desk) -> None:
    assert desk.line() == ""
    desk.box().fill("He laughed.")
    settles(lambda: desk.line()[:5], "kept ")
    now = desk.page.evaluate("new Date().toTimeString().slice(0, 5)")
    assert desk.line() == f"kept {now}"
    assert desk.page.get_by_role("status").first.inner_text() == "kept"


def test_label_and_help_belong_to_the_box(desk: Desk) -> None:
    assert desk.page.get_by_role("textbox", name="What happened?", exact=True).count() == 1
    described = desk.box().evaluate(
        "box => box.getRootNode().getElementById(box.getAttribute('aria-describedby')).textContent"
    )
    assert described == "No names."
    assert desk.box("And then?").get_attribute("aria-describedby") is None


def test_two_boxes_typed_in_turn_keep_both(desk: Desk) -> None:
    first, second = desk.box(), desk.box("And then?")
    for part in range(4):
        first.press_sequentially(f"a{part} ")
        second.press_sequentially(f"b{part} ")
    desk.comes({"first": "a0 a1 a2 a3 ", "second": "b0 b1 b2 b3 "})
    desk.has_nothing_unsent()


def test_hundred_thousand_characters_pasted_are_all_kept(desk: Desk) -> None:
    pasted = "Wählscheibe 😀 " * 7_000
    desk.box().fill(pasted)
    desk.comes({"first": pasted})
    desk.box().press("Control+End")
    desk.box().press_sequentially("end", delay=20)
    desk.comes({"first": f"{pasted}end"})
    desk.has_nothing_unsent()


@pytest.mark.parametrize(
    "words",
    [
        "👩🏽‍🦱🏳️‍🌈 and 😀",
        "هو ضحك ثم סיפר לי",
        "<script>document.title='taken'</script><img src=x onerror=alert(1)> &amp; {time}",
        "line\n\n  two\ttabbed  ",
    ],
    ids=["emoji", "right to left", "markup", "space"],
)
def test_any_words_come_back_as_they_were(desk: Desk, words: str) -> None:
    title = desk.page.title()
    desk.box().fill(words)
    desk.comes({"first": words})
    desk.page.reload()
    settles(lambda: desk.box().input_value(), words)
    assert desk.page.title() == title


def test_half_an_emoji_is_replaced_and_the_rest_kept(desk: Desk) -> None:
    desk.box().evaluate("box => { box.value = 'half \\ud83d'; box.dispatchEvent(new Event('input')) }")
    desk.comes({"first": "half \N{REPLACEMENT CHARACTER}"})


def test_caret_stays_where_one_types_while_saving(desk: Desk) -> None:
    box = desk.box()
    box.fill("The start. The end.")
    desk.comes({"first": "The start. The end."})
    box.evaluate("box => box.setSelectionRange(10, 10)")
    for letter in " In the middle, slowly.":
        desk.page.keyboard.type(letter)
        time.sleep(0.12)
    assert box.input_value() == "The start. In the middle, slowly. The end."
    desk.comes({"first": "The start. In the middle, slowly. The end."}, SOON)
    assert box.evaluate("box => [box.selectionStart, box.getRootNode().activeElement === box]") == [33, True]


def test_letters_typed_do_not_reach_streamlits_shortcuts(desk: Desk) -> None:
    desk.box().press_sequentially("crrc", delay=60)
    desk.comes({"first": "crrc"})
    assert desk.page.get_by_text("run ").inner_text() == "run 1"
    assert desk.page.get_by_role("dialog").count() == 0


def test_control_enter_saves_at_once(desk: Desk) -> None:
    desk.box().fill("Now")
    desk.box().press("Control+Enter")
    desk.comes({"first": "Now"}, 0.4)


def test_words_beyond_the_limit_stay_in_the_tab_until_shortened(served: Served, page: Page) -> None:
    desk = Desk(served, page)
    desk.open(limit=20)
    desk.box().fill("x" * 20 + "😀😀")
    desk.comes({"first": "x" * 20})
    settles(lambda: desk.line()[:40], "over the limit of 20 characters by 2. Th")
    page.reload()
    settles(lambda: desk.box().input_value(), "x" * 20 + "😀😀")
    desk.box().press("Control+End")
    desk.box().press("Backspace")
    desk.box().press("Backspace")
    settles(lambda: desk.line()[:5], "kept ")
    desk.has_nothing_unsent()


def test_words_the_store_refuses_stay_and_the_reason_is_said(desk: Desk) -> None:
    desk.box().fill("please refuse this")
    settles(desk.page.get_by_role("status").first.inner_text, "not kept yet: the disk is full.")
    assert len(desk.unsent()) == 1
    desk.box().fill("now it fits")
    desk.comes({"first": "now it fits"})
    settles(lambda: desk.line()[:5], "kept ")


def test_box_is_usable_on_a_narrow_screen_and_grows_with_its_words(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 640})
    heights = []
    for lines in (1, 12, 200):
        desk.box().fill("a line\n" * lines)
        heights.append(desk.box().evaluate("box => box.offsetHeight"))
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] <= 640 * 0.6 + 1
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
