"""The pages for signing in and out, the account, and a tab that was signed out: readable at every width."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Page, expect

from tests.browser.account.conftest import SignIn, Team
from tests.browser.scan import THEMES, scan
from tests.devices import Device

pytestmark = pytest.mark.browser


def found(page: Page, name: str) -> list[str]:
    """What a scan finds in both themes; with LOOKS set, pictures go there."""
    faults = [f"{name}, {theme}: {one}" for theme in THEMES for one in scan(page, theme)]
    if folder := os.environ.get("LOOKS"):
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 800})
                page.screenshot(path=f"{folder}/{name}-{theme}-{width}.png")
    return faults


def test_every_page_around_signing_in_is_readable(team: Team, lend: Device, sign_in: SignIn) -> None:
    page = lend().new_page()
    faults = []
    page.goto(team.address)
    faults += found(page, "sign_in")
    page.goto(f"{team.address}/sign-in/staff/back?code=a&state=b")
    faults += found(page, "refused")
    sign_in(page, "ann")
    page.goto(f"{team.address}/account")
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    faults += found(page, "account")
    page.goto(f"{team.address}/supervision")
    page.get_by_text("Invite somebody who signs in here too").click()
    faults += found(page, "invite")
    page.goto(f"{team.address}/sign-out")
    faults += found(page, "sign_out")
    page.goto(f"{team.address}/account")
    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    faults += found(page, "signed_out")

    assert faults == []
