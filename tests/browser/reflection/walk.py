"""What a person does on the pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from model.store import OwnStore
from tests.browser.server import wait_until

WHICH_MEETING = "Which meeting, where, whose"
"""The fold of a reflection's first screen."""

BOX = '[data-testid="stBidiComponentIsolated"] textarea:visible'
"""The text boxes that save while one types; the outbox, which has no words of its own, is not seen."""


def at_rest(page: Page) -> None:
    """Wait until nothing is being drawn."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def go(page: Page, address: str, title: str | re.Pattern[str]) -> None:
    """Open an address and wait for its title."""
    page.goto(address)
    here(page, title)


def here(page: Page, title: str | re.Pattern[str]) -> None:
    """Wait until the page with this title is drawn."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    at_rest(page)


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def unfold(page: Page, name: str) -> None:
    """Open what is folded under a line."""
    page.get_by_test_id("stExpander").locator("summary").filter(has_text=name).click()
    at_rest(page)


def open_list(page: Page, name: str) -> None:
    """Open a list to choose from; while the page still moves, one closes again, and is opened anew."""
    box, options = page.get_by_role("combobox", name=name), page.get_by_role("option")

    def is_open() -> bool:
        if not options.count():
            box.click()
        return options.first.is_visible()

    wait_until(is_open, f"the list {name} open")


def follow(page: Page, name: str) -> None:
    """Follow a link of the page itself."""
    page.get_by_test_id("stMain").get_by_role("link", name=name, exact=True).first.click()


def write(page: Page, words: str, *, box: int = 0) -> Locator:
    """Type into one of the boxes, at the end of what stands there."""
    place = page.locator(BOX).nth(box)
    place.click()
    place.press("Control+End")
    place.press_sequentially(words, delay=5)
    return place


def said_saved(page: Page, *, box: int = 0) -> None:
    """Wait until the line under a box says that its words are saved."""
    below = page.locator('[data-testid="stBidiComponentIsolated"] .box:visible').nth(box)
    expect(below.locator(".state")).to_have_text(re.compile(r"^kept \d\d:\d\d$"))


def tap(page: Page, place: str) -> None:
    """Tap a place on an element's scale, on its sentence as a finger does; the place is found by its name."""
    page.locator("fieldset label").filter(has_text=place).locator(".says").click()


def draft_in(page: Page) -> str:
    """The draft's id in the address."""
    return parse_qs(urlsplit(page.url).query)["draft"][0]


def words_kept(own: OwnStore, draft: str, field: str, words: str) -> None:
    """Wait until the store holds these words."""
    wait_until(lambda: kept(own, draft, field)[0] == words, f"{words!r}", lambda: kept(own, draft, field))


def place_kept(own: OwnStore, draft: str, field: str, place: str) -> None:
    """Wait until the store holds this place or choice."""
    wait_until(lambda: kept(own, draft, field)[1] == place, f"{place!r}", lambda: kept(own, draft, field))


def kept(own: OwnStore, draft: str, field: str) -> tuple[str | None, str | None]:
    """The words and the place the store holds for a field."""
    answer = own.answers.of(draft).get(field)
    return (answer.words, answer.place) if answer else (None, None)


def sideways(page: Page) -> dict[str, int]:
    """How far the page, and whatever on it scrolls, could be moved sideways: pixels by name, nothing when it fits."""
    return page.evaluate(
        """() => {
            const found = {};
            const main = document.querySelector('[data-testid="stMain"]');
            for (const [name, part] of [["page", document.scrollingElement], ["main", main]]) {
                const over = part.scrollWidth - part.clientWidth;
                if (over > 0) found[name] = over;
            }
            return found;
        }"""
    )
