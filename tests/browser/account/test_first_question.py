"""The first question in the HTML page on a team's server: what is typed there is sealed, and its writer's alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from model.access import Viewer
from tests.browser.account.conftest import SignIn, Team
from tests.browser.account.test_sealed_words import come_back_as, end_session, everything_stored, written_by
from tests.browser.reflection.test_first_question import BLOCK, before_streamlit, early, is_written
from tests.browser.server import A_DAY, wait_until
from tests.devices import Device

pytestmark = pytest.mark.browser

WORDS = "He asked for the umbrella"
KEPT = "Object.keys(sessionStorage).some(name => name.endsWith(':headline'))"
"""Whether the tab keeps what was typed for this question."""


def address_of_hers(page: Page, team: Team, sign_in: SignIn) -> str:
    """Where a draft of Ann's is, who is signed in."""
    page.goto(team.address)
    sign_in(page, "ann")
    with team.served.store() as store:
        with store.reading() as connection:
            people = connection.exec_driver_sql("SELECT id FROM accounts").scalars().all()
        [ann] = [Viewer(one) for one in people if store.accounts().mine(Viewer(one)).name == "Ann Byrne"]
        return f"/reflect?draft={store.of(ann).reflections.start('three_lines', 'v', 'en', A_DAY, step='meeting').id}"


def test_words_are_sealed_until_the_box_sends_them(team: Team, lend: Device, sign_in: SignIn) -> None:
    phone = lend(390).new_page()
    path = address_of_hers(phone, team, sign_in)
    with before_streamlit(phone, team.address + path) as box:
        box.press_sequentially(WORDS)
        wait_until(lambda: phone.evaluate(KEPT), "in the tab")
        assert WORDS.rsplit(maxsplit=1)[-1] not in everything_stored(phone)
        assert "data-told" not in phone.content()
    expect(phone.locator(BLOCK)).to_have_count(0)
    assert is_written(phone) == f"{WORDS}|"
    wait_until(lambda: written_by(team, "Ann Byrne") == [WORDS], "kept", lambda: written_by(team, "Ann Byrne"))


def test_whoever_is_signed_out_meanwhile_signs_in_and_finds_the_words_and_nobody_else_does(
    team: Team, lend: Device, sign_in: SignIn
) -> None:
    phone = lend(390).new_page()
    path = address_of_hers(phone, team, sign_in)
    with before_streamlit(phone, team.address + path) as box:
        box.press_sequentially(WORDS)
        wait_until(lambda: phone.evaluate(KEPT), "in the tab")
        end_session(team, phone)
        expect(phone).to_have_url(re.compile("/sign-in"))
    come_back_as("ben", path, phone, team, sign_in)
    expect(phone.get_by_role("heading", name="There is no reflection here")).to_be_visible()
    expect(phone.get_by_text(WORDS)).to_have_count(0)
    assert written_by(team, "Ben Daly") == []

    end_session(team, phone)
    come_back_as("ann", path, phone, team, sign_in)
    wait_until(lambda: written_by(team, "Ann Byrne") == [WORDS], "kept", lambda: written_by(team, "Ann Byrne"))
    assert early(phone).count() == 0
