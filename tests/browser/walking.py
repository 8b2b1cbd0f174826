"""What a person does on the pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from model.store import Own
from tests.browser.serving import wait_until


def at_rest(page: Page) -> None:
    """Wait until nothing is being drawn."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()


def go(page: Page, address: str, title: str | re.Pattern[str]) -> None:
    """Open an address and wait for its title."""
    page.goto(address)
    here(page, title)


def here(page: Page, title: str | re.Pattern[str]) -> None:
    """Wait until the page with this title is drawn."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    at_rest(page)


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=exact).click()


def boxes(page: Page) -> Locator:
    """The text boxes that save while one types."""
    return page.locator('[data-testid="stBidiComponentIsolated"] textarea:visible, [data-testid^="stBidi"] textarea:visible')


def draft_in(page: Page) -> str:
    """The draft's id in the address."""
    return parse_qs(urlsplit(page.url).query)["draft"][0]


def words_kept(own: Own, draft: str, field: str, words: str) -> None:
    """Wait until the store holds these words."""

    def kept() -> bool:
        answer = own.answers(draft).get(field)
        return answer is not None and answer.words == words

    wait_until(kept, f"the words of {field} in the store")


def place_kept(own: Own, draft: str, field: str, place: str) -> None:
    """Wait until the store holds this place or choice."""

    def kept() -> bool:
        answer = own.answers(draft).get(field)
        return answer is not None and answer.place == place

    wait_until(kept, f"{place} of {field} in the store")


def tap(page: Page, label: str | re.Pattern[str]) -> None:
    """Tap a place on the scale by its words, as a finger does."""
    page.locator('[data-testid="stRadio"] label').filter(has_text=label).first.click()
