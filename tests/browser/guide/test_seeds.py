"""In a browser: every way of docs/seeds.md is walked from home in the clicks it tells, and leads to words one sees."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import at_rest
from tests.browser.server import Served
from tests.seeds import MOST_CLICKS, ROWS, Row, claims, hard_meeting


class Walk:
    """Clicks on a page, which are counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.clicks = 0

    def click(self, name: str) -> None:
        """Click on what has this name, once, and wait until the page is drawn and nothing on it moves any more."""
        self._named(name).click()
        self.clicks += 1
        at_rest(self._page)
        self._page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")

    def _named(self, name: str) -> Locator:
        """A link, a button, a fold, a list to choose from, or what is offered in one."""
        exactly = re.compile(rf"^{re.escape(name)}$")
        folds = self._page.get_by_test_id("stExpander").locator("summary").filter(has=self._page.get_by_text(exactly))
        kinds = (self._page.get_by_role(role, name=name, exact=True) for role in ("button", "combobox", "option"))
        named = self._page.get_by_role("link", name=name, exact=True).or_(folds)
        for kind in kinds:
            named = named.or_(kind)
        return named.filter(visible=True).first


def says(page: Page, row: Row) -> Locator:
    """Where the page says one of the row's claims, as one reads it."""
    starts = [re.sub(r"[*_\\]", "", text.strip())[:60] for text in claims(row)]
    said = page.get_by_text(starts[0])
    for start in starts[1:]:
        said = said.or_(page.get_by_text(start))
    return said.filter(visible=True).first


@pytest.mark.parametrize("beginning", sorted({row.way[0] for row in ROWS}))
def test_clicks_of_every_row_lead_to_words_one_sees(page: Page, served: Served, own: OwnStore, beginning: str) -> None:
    profile = hard_meeting(own) if any(row.from_profile for row in ROWS if row.way[0] == beginning) else None
    for way in sorted({row.way for row in ROWS if row.way[0] == beginning}):
        rows, walk = [row for row in ROWS if row.way == way], Walk(page)
        page.goto(f"{served.address}/profile?draft={profile}" if profile else served.address)
        at_rest(page)
        for name in way:
            walk.click(name)
        for row in rows:
            expect(says(page, row), row.what).to_be_visible()
            assert walk.clicks == row.clicks <= MOST_CLICKS
