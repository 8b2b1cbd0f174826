"""In a browser: the door by keyboard alone and back again, and search while one types."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.reflection.walk import at_rest, go, here
from tests.browser.server import Served


def press_by_keyboard(page: Page, name: str) -> None:
    at_rest(page)
    page.get_by_role("button", name=name, exact=True).press("Enter")


def question(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=2, name=text, exact=True)).to_be_visible()
    at_rest(page)


def test_door_leads_to_what_fits_and_back_goes_back_one_question(page: Page, served: Served) -> None:
    go(page, served.address, "Alongside")
    page.get_by_role("link", name="Something is on my mind").click()
    question(page, "What is it mostly about?")
    press_by_keyboard(page, "What goes on between the two of us")
    question(page, "What is it between you?")
    press_by_keyboard(page, "We go round in circles")
    question(page, "We go round in circles")
    page.go_back()
    question(page, "What is it between you?")
    page.go_forward()
    question(page, "We go round in circles")
    page.get_by_role("link", name="What went on between us").click()
    here(page, "What went on between us")
    page.go_back()
    question(page, "We go round in circles")


def test_search_finds_while_one_types_and_leads_to_the_element(phone: Page, served: Served) -> None:
    go(phone, f"{served.address}/dilemmas", "Something is on my mind")
    question(phone, "What is it mostly about?")
    phone.get_by_label("Search the guide").press_sequentially("limit kindly")
    found = phone.get_by_role("link", name="Say a limit kindly")
    expect(found).to_be_visible()
    at_rest(phone)
    found.click()
    here(phone, "The model")
    expect(phone.get_by_role("heading", level=2)).to_have_text("Be fully committed")
