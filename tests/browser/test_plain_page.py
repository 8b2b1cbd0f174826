"""Where the guide cannot start there is one plain page: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reflection.walk import go
from tests.browser.server import Served

CANNOT_START = "Alongside cannot start yet"


@pytest.mark.parametrize("address", ["/", "/reflect", "/profile", "/reflections", "/model"])
def test_data_folder_that_cannot_be_used_shows_the_plain_page_at_every_address(
    page: Page, unable: Served, address: str
) -> None:
    go(page, unable.address + address, CANNOT_START)
    expect(page.get_by_text("Your reflections cannot be opened.")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_broken_content_shows_its_faults_with_file_and_line(
    page: Page, tmp_path: Path, machines: Callable[..., Served]
) -> None:
    ours = tmp_path / "ours" / "en"
    ours.mkdir(parents=True)
    (ours / "settings.yaml").write_text("reading_grade: [\n", encoding="utf-8")
    served = machines("broken", ALONGSIDE_CONTENT=str(tmp_path / "ours"))
    go(page, served.address, CANNOT_START)
    expect(page.get_by_text("settings.yaml:1")).to_be_visible()
