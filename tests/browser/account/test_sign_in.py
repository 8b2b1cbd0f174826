"""Signing in and out of a team's server, in a browser, against a real provider."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from model.access import Viewer
from model.account.session import Identity
from model.team.settings import Sessions
from tests.browser.account.conftest import SignIn, Team, begin_reflection, whoever_is_in
from tests.browser.reflection.walk import said_saved
from tests.devices import Device

pytestmark = pytest.mark.browser

HERS = "The bus went without him"
LOOKS_WITHIN = 15_000
"""Milliseconds within which a tab has looked by itself at whose it is."""


def reflect(page: Page, team: Team) -> None:
    """Write one line of a reflection, as a person does."""
    box = begin_reflection(page, team)
    box.fill(HERS)
    box.blur()
    said_saved(page)


def test_a_page_leads_to_signing_in_and_from_there_back(team: Team, lend: Device, sign_in: SignIn) -> None:
    page = lend().new_page()
    page.goto(f"{team.address}/reflections")
    expect(page.get_by_role("heading", name="Sign in to Alongside")).to_be_visible()
    sign_in(page, "ann", "/reflections")

    assert whoever_is_in(page, team) == "Ann Byrne"


def test_two_people_at_one_shared_computer(team: Team, lend: Device, sign_in: SignIn) -> None:
    """Sign out, the back button, the second person, and the tab that the first one left open."""
    browser = lend()
    left_open = browser.new_page()
    left_open.goto(team.address)
    sign_in(left_open, "ann")
    reflect(left_open, team)
    page = browser.new_page()
    page.goto(f"{team.address}/reflections")
    expect(page.get_by_text(HERS)).to_be_visible()
    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in to Alongside")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("signed out").or_(page.get_by_text("Sign in to Alongside")).first).to_be_visible()
    expect(page.get_by_text(HERS)).to_have_count(0)
    expect(left_open.get_by_role("heading", name="You are signed out")).to_be_visible(timeout=LOOKS_WITHIN)
    expect(left_open.get_by_text(HERS)).to_have_count(0)
    page.goto(team.address)
    sign_in(page, "ben")
    page.goto(f"{team.address}/reflections")

    expect(page.get_by_text("What you write will be listed here")).to_be_visible()
    left_open.get_by_role("link", name="Sign in").click()
    expect(left_open.get_by_role("link", name="Account")).to_be_visible()
    assert (whoever_is_in(page, team), whoever_is_in(left_open, team)) == ("Ben Daly", "Ben Daly")
    assert left_open.get_by_text(HERS).count() == 0


def test_a_session_that_was_slipped_to_somebody_does_not_become_theirs(
    team: Team, lend: Device, sign_in: SignIn
) -> None:
    """Session fixation: the cookie is another one after signing in, and the slipped one opens nothing."""
    with team.served.store() as store:
        slipped = store.accounts().sign_in(Identity("https://evil.example", "x", "Eve"), "staff")
        browser = lend()
        browser.add_cookies([{"name": "alongside", "value": slipped, "url": team.address}])
        page = browser.new_page()
        page.goto(f"{team.address}/sign-in")
        sign_in(page, "ann")
        [kept] = [one["value"] for one in browser.cookies() if one["name"] == "alongside"]

        assert kept != slipped
        assert store.accounts().session_of(slipped, Sessions()) is None


def test_a_tab_follows_within_a_tick_where_its_session_is_ended_elsewhere(
    team: Team, lend: Device, sign_in: SignIn
) -> None:
    page = lend().new_page()
    page.goto(team.address)
    sign_in(page, "ann")
    elsewhere = lend(390).new_page()
    elsewhere.goto(team.address)
    sign_in(elsewhere, "ann")
    elsewhere.goto(f"{team.address}/account")
    elsewhere.get_by_role("button", name="Sign out everywhere").click()

    for one in (elsewhere, page):
        expect(one.get_by_role("heading", name="You are signed out")).to_be_visible(timeout=LOOKS_WITHIN)


def test_what_each_writes_is_kept_under_a_random_id(team: Team, lend: Device, sign_in: SignIn) -> None:
    page = lend().new_page()
    page.goto(team.address)
    sign_in(page, "ben")
    reflect(page, team)
    with team.served.store() as store, store.reading() as connection:
        owners = {row[0] for row in connection.exec_driver_sql("SELECT owner FROM reflections")}
        of_ben = [one for one in owners if store.accounts().mine(Viewer(one)).name == "Ben Daly"]

    assert [len(one) for one in of_ben] == [24]
