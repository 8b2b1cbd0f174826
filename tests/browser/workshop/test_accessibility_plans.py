"""The workshops: no violation that axe can see, and nothing sideways; and a pack that is really handed over."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.server import Served
from tests.browser.test_accessibility import check, themed
from tests.model.report.shared.pdf_reader import read

__all__ = ["themed"]
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


@pytest.mark.parametrize(("address", "title"), STATES.values(), ids=STATES)
def test_page_has_no_violation_and_nothing_sideways(
    themed: BrowserContext, served: Served, address: str, title: str
) -> None:
    page = themed.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    go(page, served.address + address, title)
    unfold(page)
    found = check(page)
    page.close()
    assert found == []


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
