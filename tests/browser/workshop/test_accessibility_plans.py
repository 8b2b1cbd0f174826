"""The workshops: no violation that axe can see, and nothing sideways; and a pack that is really handed over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import Served
from tests.model.report.shared.pdf_reader import read

STATES = {
    "all_plans": ("/workshops", "Workshops"),
    "meeting_the_model": ("/workshops?plan=meeting_the_model", "Meeting the model"),
    "care_and_control": ("/workshops?plan=care_and_control", "Care and control"),
    "no_plan": ("/workshops?plan=nothing", "There is no plan here"),
}


def unfold(page: Page) -> None:
    for part in page.get_by_test_id("stExpander").locator("summary").all():
        part.click()
    at_rest(page)


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def shown(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Page:
    """A page with everything unfolded, opened once for both themes."""
    address, title = request.param
    with running.own_emptied():
        pass  # a meeting that another test left on this screen would cover the page
    open_fresh(scanned, running.address + address)
    here(scanned, title)
    unfold(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_violation_and_nothing_sideways(shown: Page, theme: str) -> None:
    assert scan(shown, theme) == []


def test_plan_is_opened_kept_through_a_reload_and_its_pack_saved(page: Page, served: Served) -> None:
    go(page, f"{served.address}/workshops", "Workshops")
    press(page, "Read “Care and control”")
    here(page, "Care and control")
    page.reload()
    here(page, "Care and control")
    with page.expect_download() as download:
        press(page, "Save the facilitator's pack as PDF")
    assert download.value.suggested_filename == "alongside-workshop-care-and-control.pdf"
    pack = read(download.value.path().read_bytes())
    assert (pack.title, pack.pdfua_part) == ("Care and control", "1")
    page.go_back()
    here(page, "Workshops")
