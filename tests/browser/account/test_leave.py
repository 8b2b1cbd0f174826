"""Leaving a team: take everything along, see who opened what, delete everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from model.access import Viewer
from model.own_file import read
from tests.browser.account.conftest import SignIn, Team
from tests.browser.account.test_sign_in import HERS, reflect
from tests.devices import Device

pytestmark = pytest.mark.browser


OF_SOMEBODY = {"reflections": "owner", "accounts": "id", "logins": "account", "sessions": "account"}
"""Tables that have something of whoever signs in, and whose it is."""


def rows_of(name: str, team: Team) -> dict[str, str]:
    """The id of the account of this name under each table that has something of it; others may be signed in too."""
    with team.served.store() as store:
        with store.reading() as connection:
            ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM accounts")]
        mine = [one for one in ids if store.accounts().mine(Viewer(one)).name == name]
        with store.reading() as connection:
            return {
                table: one
                for one in mine
                for table, column in OF_SOMEBODY.items()
                if connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE {column} = ?", (one,)).first()
            }


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
    hers = rows_of("Ann Byrne", team)
    page.get_by_role("button", name="Delete everything for good").click()
    expect(page.get_by_role("heading", name="Everything is deleted")).to_be_visible()
    assert set(hers) == set(OF_SOMEBODY)
    assert rows_of("Ann Byrne", team) == {}
    with team.served.store() as store, store.reading() as connection:
        left = {
            table: connection.exec_driver_sql(
                f"SELECT count(*) FROM {table} WHERE {column} = ?", (hers[table],)
            ).scalar()
            for table, column in OF_SOMEBODY.items()
        }
    assert left == dict.fromkeys(left, 0)
