"""Choosing a setting on home: its word is chosen with it, and can be seen to be."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import at_rest, go
from tests.browser.server import Served


def test_setting_brings_its_word_and_the_word_stays_chosen(phone: Page, served: Served, own: OwnStore) -> None:
    go(phone, served.address, "Alongside")
    phone.get_by_role("button", name="Setting and words").click()
    phone.get_by_role("combobox", name="Where do you work?").click()
    phone.get_by_role("option", name="Adult probation").click()
    expect(phone.get_by_role("radio", name="People on probation")).to_be_checked()
    at_rest(phone)
    phone.reload()
    at_rest(phone)
    phone.get_by_role("button", name="Setting and words").click()
    expect(phone.get_by_role("radio", name="People on probation")).to_be_checked()
    assert own.preferences.get("setting", "") == "adult_probation"
