"""A link from a page to itself: the address says where one is, so that a refresh and Back lead there."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import go, here
from tests.browser.server import Served

TITLES = {"setting": "Settings", "frameworks": "Look at this through ..."}


@pytest.mark.parametrize(
    ("path", "link", "to"),
    [
        ("setting", "Victims", "setting?setting=victims"),
        ("frameworks", "Desistance", "frameworks?framework=desistance"),
    ],
)
def test_refresh_stays_and_back_goes_back(page: Page, served: Served, path: str, link: str, to: str) -> None:
    title = TITLES[path]
    go(page, f"{served.address}/{path}", title)
    page.get_by_role("link", name=link).click()
    here(page, link)
    expect(page).to_have_url(f"{served.address}/{to}")
    page.reload()
    here(page, link)
    page.go_back()
    here(page, title)


def test_reflection_that_was_chosen_stays_so_after_a_refresh(page: Page, served: Served, own: OwnStore) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", date(2026, 3, 4)).id
    own.reflections.finish(draft)
    go(page, f"{served.address}/take", "Take to supervision")
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).to_have_url(f"{served.address}/take?draft={draft}")
    page.reload()
    expect(page.get_by_text("Whom do you meet for supervision?")).to_be_visible()
