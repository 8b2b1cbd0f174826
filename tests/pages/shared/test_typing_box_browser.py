"""The box that saves while one types, in a real browser with a real server that can be killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from model.answers import MOST_WORDS
from pages.parts.shared.fields.typing_box import _typed
from tests.devices import Device
from tests.server.running_server import ROOT, Running, free_port, wait_for

APP = Path(__file__).parent / "apps" / "typing_app.py"
OPTIONS = {
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "runner.fastReruns": "false",
}
PATIENCE = 20.0
SOON = 1.5


@dataclass
class Served:
    """The small app on a port of its own, and what it has stored."""

    place: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(self.port)]
        command += [part for name, value in OPTIONS.items() for part in (f"--{name}", value)]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TYPING_STORE": str(self.store)}
        with (self.place / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
        wait_for(Running(f"http://127.0.0.1:{self.port}", self.place / "log"))

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(PATIENCE)

    @property
    def store(self) -> Path:
        return self.place / "answers.db"

    def kept(self, draft: str) -> dict[str, str]:
        rows = self.ask("SELECT field, words FROM answers WHERE draft = ?", draft)
        return {str(name): str(words) for name, words in rows}

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.store, timeout=10)
        try:
            with connection:
                return connection.execute(statement, values).fetchall()
        finally:
            connection.close()


@dataclass
class Desk:
    """One person's tab on one draft."""

    served: Served
    page: Page
    draft: str = field(default_factory=lambda: f"draft-{token_hex(4)}")

    def open(self, **more: object) -> None:
        query = "&".join([f"draft={self.draft}", *(f"{name}={value}" for name, value in more.items())])
        self.page.goto(f"http://127.0.0.1:{self.served.port}/?{query}")
        self.box().wait_for()

    def box(self, label: str = "What happened?") -> Locator:
        return self.page.get_by_label(label)

    def line(self) -> str:
        return self.page.locator(".box:visible .state").first.inner_text()

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def comes(self, expected: dict[str, str], within: float = PATIENCE) -> None:
        settles(lambda: self.served.kept(self.draft), expected, within)

    def has_nothing_unsent(self) -> None:
        settles(self.unsent, [], PATIENCE)

    def unsent(self) -> list[str]:
        names = self.page.evaluate("Object.keys(sessionStorage)")
        return [name for name in names if name.startswith("alongside:") and name != "alongside:tab"]


def settles(look: Callable[[], object], expected: object, within: float = PATIENCE) -> None:
    end = time.monotonic() + within
    while (seen := look()) != expected and time.monotonic() < end:
        time.sleep(0.05)
    assert seen == expected


def begin(place: Path, port: int) -> Served:
    served = Served(place, port)
    served.ask("CREATE TABLE answers (draft, field, words, version, base, tab, saved_at, PRIMARY KEY (draft, field))")
    served.start()
    return served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = begin(tmp_path_factory.mktemp("typing"), free_port())
    yield running
    running.kill()


@pytest.fixture(scope="module")
def mortal_port() -> int:
    """The port of every server that a test kills: the browser has compiled the scripts of an address it saw before."""
    return free_port()


@pytest.fixture
def mortal(tmp_path: Path, mortal_port: int) -> Iterator[Served]:
    """A server of its own for a test that kills it."""
    running = begin(tmp_path, mortal_port)
    yield running
    running.kill()


@pytest.fixture
def context(lend: Device) -> BrowserContext:
    return lend()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize(
    "item",
    [
        None,
        {"draft": "d", "field": "f", "words": "w", "base": 1},
        {"draft": "d", "field": "f", "words": None, "base": 1, "nonce": "n"},
        {"draft": "d", "field": "f" * 201, "words": "w", "base": 1, "nonce": "n"},
        {"draft": "d", "field": "f", "words": "w" * (MOST_WORDS + 1), "base": 1, "nonce": "n"},
    ],
)
def test_what_no_box_of_ours_would_send_is_left_out(item: object) -> None:
    assert _typed(item, "tab") is None


@pytest.fixture
def desk(served: Served, page: Page) -> Desk:
    at = Desk(served, page)
    at.open()
    return at


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
    settles(lambda: desk.line()[:6], "saved ")
    now = desk.page.evaluate("new Date().toTimeString().slice(0, 5)")
    assert desk.line() == f"saved {now}"
    assert desk.page.get_by_role("status").first.inner_text() == "saved"


def test_label_and_help_belong_to_the_box(desk: Desk) -> None:
    assert desk.page.get_by_role("textbox", name="What happened?", exact=True).count() == 1
    described = desk.box().evaluate(
        "box => box.getRootNode().getElementById(box.getAttribute('aria-describedby')).textContent"
    )
    assert described == "No names."
    assert desk.box("And then?").get_attribute("aria-describedby") is None


def test_sigkill_while_typing_loses_nothing_without_a_reload(mortal: Served, page: Page) -> None:
    desk = Desk(mortal, page)
    desk.open()
    desk.box().press_sequentially("We talked about the ", delay=20)
    mortal.kill()
    desk.box().press_sequentially("move to a new flat", delay=20)
    settles(lambda: "not saved yet: no connection" in desk.line(), True)
    mortal.start()
    desk.comes({"first": "We talked about the move to a new flat"})
    settles(lambda: desk.line()[:6], "saved ")
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
    settles(lambda: desk.line()[:6], "saved ")
    desk.has_nothing_unsent()


def test_words_the_store_refuses_stay_and_the_reason_is_said(desk: Desk) -> None:
    desk.box().fill("please refuse this")
    settles(desk.page.get_by_role("status").first.inner_text, "not saved yet: the disk is full.")
    assert len(desk.unsent()) == 1
    desk.box().fill("now it fits")
    desk.comes({"first": "now it fits"})
    settles(lambda: desk.line()[:6], "saved ")


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


def test_box_is_usable_on_a_narrow_screen_and_grows_with_its_words(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 640})
    heights = []
    for lines in (1, 12, 200):
        desk.box().fill("a line\n" * lines)
        heights.append(desk.box().evaluate("box => box.offsetHeight"))
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] <= 640 * 0.6 + 1
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320


def slots(page: Page) -> dict[str, str]:
    """All that the tab's storage holds of words."""
    kept: dict[str, str] = page.evaluate("({ ...sessionStorage })")
    return {slot: value for slot, value in kept.items() if slot.startswith("alongside:") and slot != "alongside:tab"}


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
