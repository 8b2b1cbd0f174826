"""The scan itself: it finds what is cut, or would be moved sideways, and leaves in peace what is well."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.scan import enlarged

WELL = {
    "words that wrap": "<p>Some words that have room enough, however large they are.</p>",
    "a table that can be scrolled": "<div style='overflow-x:auto'><p style='width:90rem'>wide</p></div>",
    "words for ears alone": "<p style='position:absolute;width:1px;height:1px;overflow:hidden'>Only said</p>",
    "a drawing": "<div style='width:1rem;overflow:hidden' aria-hidden=true>only for eyes</div>",
}
CUT = {
    "in a line": "<div style='width:60px;overflow:hidden;white-space:nowrap'>more than has room here</div>",
    "below": "<div style='height:30px;overflow:hidden'><p>one</p><p>two</p></div>",
}


@pytest.mark.parametrize("html", WELL.values(), ids=WELL)
def test_what_is_well_is_left_in_peace(scanned: Page, html: str) -> None:
    scanned.goto("about:blank")
    scanned.set_content(f"<meta name=viewport content='width=device-width'>{html}")
    assert enlarged(scanned) == []


@pytest.mark.parametrize("html", CUT.values(), ids=CUT)
def test_cut_words_are_found_at_both_kinds_of_200_per_cent(scanned: Page, html: str) -> None:
    scanned.goto("about:blank")
    scanned.set_content(html)
    assert {one.partition(": cut: ")[0] for one in enlarged(scanned)} == {"200 %", "letters at 200 %"}


def test_what_would_be_moved_sideways_is_found(scanned: Page) -> None:
    scanned.goto("about:blank")
    scanned.set_content("<p style='width:41rem'>wide</p>")
    assert {one.partition(":")[0] for one in enlarged(scanned)} == {"200 %", "letters at 200 %"}
