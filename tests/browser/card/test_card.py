"""A card from the guess to the answer: handed over by keyboard alone, without a script, and read aloud."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from model.card.card import Said
from model.store import OwnStore
from tests.browser.card.test_accessibility import KEYS, begun, opened
from tests.browser.reflection.test_keyboard import tab_to
from tests.browser.reflection.walk import BOX, at_rest, go, here, press, said_saved, unfold, write
from tests.browser.server import Served, wait_until

TOLD = "Ring Darragh on 087 123 4567."
SPEECH = """
window.spoken = [];
class Utterance { constructor(text) { this.text = text; } }
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
Object.defineProperty(window, "speechSynthesis", { value: {
    cancel: () => window.spoken.push("quiet"),
    speak: (one) => window.spoken.push(`${one.lang}: ${one.text}`),
} });
"""


def test_a_card_is_lent_answered_and_had_back_without_a_mouse(page: Page, served: Served, own: OwnStore) -> None:
    card = begun(own)
    go(page, f"{served.address}/cards?card={card}", "A card for Heron")
    tab_to(page, "input Yes, I can say what I think.")
    page.keyboard.press("Space")
    wait_until(lambda: own.cards.guesses(card) == {"safe": Said("fully")}, "the guess")
    tab_to(page, "button Hand this device over")
    page.keyboard.press("Enter")
    here(page, "This device is lent for a card")
    tab_to(page, "a Open the card")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A card for you")).to_be_visible()
    tab_to(page, "button Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your turn")).to_be_visible()
    tab_to(page, "input Yes, I can say what I think.")
    page.keyboard.press("ArrowDown")
    tab_to(page, "textarea Want to say more?")
    page.keyboard.type("You were late.")
    tab_to(page, "button I am done")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you. It is in.")).to_be_visible()
    assert page.locator("a, form").count() == 0
    page.goto(served.address)
    here(page, "This device is lent for a card")
    tab_to(page, "button I have the device back")
    page.keyboard.press("Enter")
    tab_to(page, "button It is mine, and I have it back")
    page.keyboard.press("Enter")
    here(page, "A card for Heron")
    expect(page.get_by_text("You were late.").first).to_be_visible()
    assert own.cards.said(card) == {"safe": Said("mostly", "You were late.")}


def test_all_of_it_works_without_a_script(page: Page, served: Served, own: OwnStore) -> None:
    browser = page.context.browser
    assert browser is not None
    card, token = opened(own, "phone")
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}) as plain:
        phone = plain.new_page()
        phone.goto(f"{served.address}/card/{token}")
        expect(phone.get_by_role("button", name="Read it to me")).to_have_count(0)
        phone.get_by_role("button", name="Start").click()
        phone.get_by_label("I have to be careful what I say.").check()
        phone.get_by_role("button", name="I am done").click()
        words = phone.locator(".key").inner_text()
        phone.go_back()
        expect(phone.get_by_role("heading", name="There is no card here")).to_be_visible()
        phone.get_by_role("link", name="I have four words").click()
        phone.get_by_label("Your four words").fill(words)
        phone.get_by_role("button", name="Take my card back").click()
        expect(phone.get_by_role("heading", name="It is taken back")).to_be_visible()
    assert own.cards.get(card).is_taken_back


@pytest.mark.parametrize("is_dark", [False, True])
def test_it_reads_itself_aloud_and_stops_when_it_is_pressed_again(
    page: Page, served: Served, own: OwnStore, *, is_dark: bool
) -> None:
    page.emulate_media(color_scheme="dark" if is_dark else "light")
    page.add_init_script(SPEECH)
    page.goto(f"{served.address}/card/{own.cards.open(begun(own), 'phone', KEYS).token}?go=1")
    button = page.get_by_role("group", name="Is it OK to say what you really think here?").get_by_role("button")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert json.loads(page.evaluate("JSON.stringify(spoken)")) == [
        "quiet",
        "en: Is it OK to say what you really think here?",
        "en: Yes, I can say what I think.",
        "en: A lot of things, but not all.",
        "en: I have to be careful what I say.",
        "en: No, I keep it to myself.",
        "en: Skip this one",
        "quiet",
    ]


def test_paper_is_kept_as_it_is_typed_in_with_what_it_may_give_away(page: Page, served: Served, own: OwnStore) -> None:
    card, _ = opened(own, "paper")
    go(page, f"{served.address}/cards?card={card}", "A card for Heron")
    unfold(page, "Type in what they wrote")
    page.get_by_role("radiogroup", name="Is it OK to say").get_by_text("Yes, I can say what I think.").click()
    at_rest(page)
    write(page, TOLD)
    said_saved(page)
    expect(page.get_by_text("087 123 4567").filter(visible=True).last).to_be_visible()
    page.reload()
    here(page, "A card for Heron")
    expect(page.locator(BOX).first).to_have_value(TOLD)
    expect(page.get_by_role("radio", name="Yes, I can say what I think.")).to_be_checked()
    press(page, "This is all they wrote")
    expect(page.get_by_role("heading", name="What they said")).to_be_visible()
    assert own.cards.said(card) == {"safe": Said("fully", TOLD)}
