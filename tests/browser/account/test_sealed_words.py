"""What was typed while the line was down, at a computer that several share: sealed, and sent for its writer alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from model.access import Viewer
from pages.parts.account.sign_out import SURE, UNSENT
from tests.browser.account.conftest import SignIn, Team, begin_reflection
from tests.browser.server import wait_until
from tests.devices import Device

pytestmark = pytest.mark.browser

BEFORE, HERS = "The bus went without him", " and he walked the whole way"


def everything_stored(page: Page) -> str:
    """All that the browser's storage holds for this tab, but for what Streamlit keeps of its look."""
    kept: str = page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    return kept


def written_by(team: Team, name: str) -> list[str]:
    """The words that are kept of whoever is called so."""
    with team.served.store() as store, store.reading() as connection:
        drafts = connection.exec_driver_sql("SELECT id, owner FROM reflections").all()
    with team.served.store() as store:
        return [
            answer.words
            for draft, owner in drafts
            if store.accounts().mine(Viewer(owner)).name == name
            for answer in store.of(Viewer(owner)).answers.of(draft).values()
        ]


def end_session(team: Team, page: Page) -> None:
    """End the session of this browser, as its limit of time would, and forget who is in at the provider."""
    with team.served.store() as store:
        for cookie in page.context.cookies():
            if cookie["name"] == "alongside":
                store.accounts().sign_out(cookie["value"])
    page.context.clear_cookies(name="provider")


def come_back_as(who: str, path: str, page: Page, team: Team, sign_in: SignIn) -> None:
    """Open this page again, once the session before is over for the server too, and sign in for it."""
    wait_until(lambda: page.request.get(team.address).status == 401, "signed out")
    page.goto(f"{team.address}{path}")
    sign_in(page, who, path)


def test_words_of_a_line_that_was_down_are_sealed_and_sent_for_whoever_wrote_them(
    team: Team, lend: Device, sign_in: SignIn
) -> None:
    """Her tab stays open while somebody else signs in beside it: it is theirs from then on, and hers again later."""
    page = lend().new_page()
    page.goto(team.address)
    sign_in(page, "ann")
    box = begin_reflection(page, team)
    box.fill(BEFORE)
    wait_until(lambda: BEFORE in written_by(team, "Ann Byrne"), "kept")
    expect(page).to_have_url(re.compile("draft="))
    path = page.url.removeprefix(team.address)
    team.served.kill()
    box.press("End")
    box.press_sequentially(HERS)
    expect(page.get_by_text("Your words wait in this tab").first).to_be_visible()
    kept = everything_stored(page)
    assert [words for words in (BEFORE, HERS, HERS.rsplit(maxsplit=1)[-1]) if words in kept] == []

    end_session(team, page)
    team.served.start()
    his = page.context.new_page()
    come_back_as("ben", "/account", his, team, sign_in)
    expect(page.get_by_role("heading", name="There is no reflection here")).to_be_visible()
    expect(page.get_by_text(HERS)).to_have_count(0)
    page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
    held = "navigator.locks.query().then(({ held }) => held.map(({ name }) => name).join(' '))"
    wait_until(lambda: "alongside:unsent" in his.evaluate(held), "told", lambda: his.evaluate(held))
    his.get_by_role("button", name="Sign out", exact=True).click()
    expect(his.get_by_role("alert").get_by_text(UNSENT)).to_be_visible()
    expect(his.get_by_role("button", name=SURE)).to_be_visible()
    assert (written_by(team, "Ben Daly"), written_by(team, "Ann Byrne")) == ([], [BEFORE])

    end_session(team, page)
    come_back_as("ann", path, page, team, sign_in)
    wait_until(lambda: BEFORE + HERS in written_by(team, "Ann Byrne"), "kept", lambda: written_by(team, "Ann Byrne"))
    expect(page.get_by_role("textbox").first).to_have_value(BEFORE + HERS)
    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in to Alongside")).to_be_visible()
    assert "alongside:" not in everything_stored(page)


def test_signing_out_first_sends_what_is_unsent(team: Team, lend: Device, sign_in: SignIn) -> None:
    page = lend().new_page()
    page.goto(team.address)
    sign_in(page, "ann")
    begin_reflection(page, team).fill("At the very last")
    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in to Alongside")).to_be_visible()

    assert "At the very last" in written_by(team, "Ann Byrne")
