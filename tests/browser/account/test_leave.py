"""Leaving a team: take everything along, see who opened what, delete everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from model.own_file import read
from tests.browser.account.conftest import SignIn, Team
from tests.browser.account.test_sign_in import HERS, reflect
from tests.devices import Device

pytestmark = pytest.mark.browser


def test_somebody_takes_everything_and_then_deletes_it(team: Team, lend: Device, sign_in: SignIn) -> None:
    page = lend(390).new_page()
    page.goto(team.address)
    sign_in(page, "ann")
    reflect(page, team)
    page.goto(f"{team.address}/reflections")
    page.get_by_text("Leave: take everything, then delete it").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save everything as one file").last.click()
    held = read(Path(saved.value.path()).read_bytes())
    assert HERS in str(held)
    page.goto(f"{team.address}/trail")
    expect(page.get_by_role("cell", name="Saved as a file: everything")).to_be_visible()
    expect(page.get_by_role("cell", name="You", exact=True)).to_be_visible()
    page.goto(f"{team.address}/reflections")
    page.get_by_text("Leave: take everything, then delete it").click()
    box = page.get_by_label("To be sure, type: delete everything")
    box.fill("delete everything")
    box.press("Enter")
    page.get_by_role("button", name="Delete everything for good").click()
    expect(page.get_by_role("heading", name="Everything is deleted")).to_be_visible()
    with team.served.store() as store, store.reading() as connection:
        left = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
            for name in ("reflections", "accounts", "logins", "sessions")
        }
    assert left == dict.fromkeys(left, 0)
