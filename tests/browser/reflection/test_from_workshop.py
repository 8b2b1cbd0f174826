"""A profile from a workshop is opened in a browser, looked at, and kept."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from model.store import OwnStore
from model.workshop.own_profile import OwnProfile, ThenAndNow
from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import Served
from tests.devices import Device

FIELD = "The file you saved at the end of the workshop"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What a phone saved at the end of a workshop."""
    saved = tmp_path / "alongside-my-profile.json"
    saved.write_bytes(
        OwnProfile(
            plan_name="Cyfarfod â'r model, a first look at the Relationship Model for everybody",
            held_on=date(2026, 3, 14),
            language="cy",
            places={"safety": "2", "trust": "3", "honest_challenge": "not_sure"},
            then_and_now={"safety": ThenAndNow("1", "3"), "support": ThenAndNow(None, "4")},
            chosen="trust",
        ).to_file()
    )
    return saved


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_profile_is_looked_at_and_kept(  # noqa: PLR0917  fixtures
    device: Device, served: Served, own: OwnStore, file: Path, trouble: list[str], width: int, *, dark: bool
) -> None:
    page = device(width, dark=dark).new_page()
    go(page, f"{served.address}/reflections", "My reflections")
    page.get_by_text("Open a profile from a workshop").click()
    page.get_by_label(FIELD).set_input_files(file)
    expect(page.get_by_text(f"{file.name} (")).to_be_visible()
    assert (violations(page), sideways_parts(page)) == ([], [])
    press(page, "Open it")
    expect(page.get_by_role("heading", name="From a workshop")).to_be_visible()
    at_rest(page)
    assert (violations(page), sideways_parts(page), own.reflections.count()) == ([], [], 0)
    press(page, "Keep as a reflection")
    here(page, re.compile("^14 March 2026$"))
    assert (own.reflections.count(drafts=False), trouble) == (1, [])
