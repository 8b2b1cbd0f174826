"""Interrupted, refreshed, on another device, in two tabs: what was written is there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from model.store import OwnStore
from pages.parts.shared.fields.typing_box import AWAY
from tests.browser.reflection.walk import (
    BOX,
    WHICH_MEETING,
    at_rest,
    go,
    here,
    open_list,
    place_kept,
    press,
    said_saved,
    tap,
    unfold,
    words_kept,
    write,
)
from tests.browser.server import A_DAY, Served, wait_until
from tests.devices import Device


@pytest.fixture
def mortal(machines: Callable[[str], Served]) -> Served:
    """An Alongside that a test may kill."""
    return machines("mortal")


def a_draft(own: OwnStore, step: str = "trust") -> str:
    return own.reflections.start("full_walk", "v1", "en", A_DAY, step=step).id


def test_server_killed_in_mid_sentence_loses_nothing(device: Device, mortal: Served) -> None:
    page = device().new_page()
    with mortal.own() as own:
        draft = a_draft(own)
        go(page, f"{mortal.address}/reflect?draft={draft}", "Trust")
        write(page, "They waited at the gate ")
        words_kept(own, draft, "trust.what", "They waited at the gate ")
    mortal.kill()
    write(page, "and said they knew I would come.")
    mortal.start()
    with mortal.own() as own:
        words_kept(own, draft, "trust.what", "They waited at the gate and said they knew I would come.")
        said_saved(page)
        tap(page, "3. Taking shape")
        place_kept(own, draft, "trust.place", "3")
    again = device().new_page()
    go(again, f"{mortal.address}/reflect?draft={draft}", "Trust")
    expect(again.locator(BOX).first).to_have_value("They waited at the gate and said they knew I would come.")


def test_server_killed_and_page_refreshed_keeps_what_the_tab_still_held(device: Device, mortal: Served) -> None:
    page = device().new_page()
    with mortal.own() as own:
        draft = a_draft(own)
    go(page, f"{mortal.address}/reflect?draft={draft}", "Trust")
    expect(page.locator(BOX).first).to_be_visible()
    mortal.kill()
    write(page, "Typed while nothing answered.")
    mortal.start()
    go(page, f"{mortal.address}/reflect?draft={draft}", "Trust")
    with mortal.own() as own:
        words_kept(own, draft, "trust.what", "Typed while nothing answered.")
    expect(page.locator(BOX).first).to_have_value("Typed while nothing answered.")


def test_server_that_is_away_is_told_in_words_for_people(device: Device, mortal: Served) -> None:
    page = device().new_page()
    go(page, mortal.address, "Alongside")
    expect(page.get_by_role("button", name="Begin five minutes")).to_be_enabled()
    page.wait_for_function("() => sessionStorage['alongside:tab']")
    page.wait_for_load_state("networkidle")
    at_rest(page)
    mortal.kill()
    dialog = page.get_by_role("dialog", name=AWAY["title"])
    expect(dialog).to_be_visible()
    expect(dialog).to_have_text(f"{AWAY['title']}{AWAY['words']}")
    mortal.start()
    expect(dialog).to_be_hidden()
    here(page, "Alongside")


def test_refresh_comes_back_to_the_same_screen_with_everything(page: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    write(page, "A word at the door.")
    tap(page, "3. Taking shape")
    page.reload()
    here(page, "Trust")
    expect(page.locator(BOX).first).to_have_value("A word at the door.")
    expect(page.get_by_role("radio", name=re.compile("^3. Taking shape"))).to_be_checked()
    words_kept(own, draft, "trust.what", "A word at the door.")


def test_words_typed_right_before_going_on_are_kept(page: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    write(page, "The very last thing.")
    press(page, "Keep and go on")
    here(page, "Time")
    words_kept(own, draft, "trust.what", "The very last thing.")


def test_place_tapped_right_before_going_on_is_kept(page: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    expect(page.get_by_role("radio", name=re.compile("^4. Both play a part"))).to_be_visible()
    page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
            const roots = boxes.flatMap((box) => [box, ...box.querySelectorAll("*")]).map((one) => one.shadowRoot);
            const options = roots.flatMap((root) => (root ? [...root.querySelectorAll("fieldset input")] : []));
            const on = [...document.querySelectorAll("button")].find((one) => one.innerText.includes("Keep and go on"));
            options[3].click();
            setTimeout(() => on.click(), 30);
        }"""
    )
    here(page, "Time")
    place_kept(own, draft, "trust.place", "4")


def test_closed_tab_leaves_the_draft_on_the_home_page(device: Device, served: Served, own: OwnStore) -> None:
    context = device()
    page = context.new_page()
    draft = a_draft(own)
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    write(page, "Half a sentence")
    words_kept(own, draft, "trust.what", "Half a sentence")
    page.close()
    later = context.new_page()
    go(later, served.address, "Alongside")
    later.get_by_role("link", name=re.compile("^The full walk, 4 March 2026")).click()
    here(later, "Trust")
    expect(later.locator(BOX).first).to_have_value("Half a sentence")


def test_another_device_opens_the_draft_where_it_was_left(
    device: Device, served: Served, own: OwnStore, trouble: list[str]
) -> None:
    draft = a_draft(own)
    laptop, phone = device().new_page(), device(390).new_page()
    go(laptop, f"{served.address}/reflect?draft={draft}", "Trust")
    write(laptop, "Written on the laptop.")
    tap(laptop, "5. Holds on a bad day")
    place_kept(own, draft, "trust.place", "5")
    words_kept(own, draft, "trust.what", "Written on the laptop.")
    go(phone, f"{served.address}/reflect?draft={draft}", "Trust")
    expect(phone.locator(BOX).first).to_have_value("Written on the laptop.")
    expect(phone.get_by_role("radio", name=re.compile("^5. Holds on a bad day"))).to_be_checked()
    assert trouble == []


def test_two_tabs_on_one_draft_keep_the_last_change_and_tell_the_other(
    device: Device, served: Served, own: OwnStore, trouble: list[str]
) -> None:
    draft = a_draft(own)
    context = device()
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        go(tab, f"{served.address}/reflect?draft={draft}", "Trust")
    write(first, "From the first tab.")
    words_kept(own, draft, "trust.what", "From the first tab.")
    second.locator(BOX).first.fill("From the second tab.")
    words_kept(own, draft, "trust.what", "From the second tab.")
    wait_until(
        lambda: [one.words for one in own.answers.replaced(draft)] == ["From the first tab."], "the replaced words kept"
    )
    expect(first.get_by_text(re.compile("changed in another tab"))).to_be_visible(timeout=20_000)
    press(first, "Show what is there now")
    expect(first.locator(BOX).first).to_have_value("From the second tab.")
    assert own.answers.of(draft)["trust.what"].words == "From the second tab."
    assert trouble == []


def test_two_tabs_on_one_scale_keep_the_place_tapped_last(
    device: Device, served: Served, own: OwnStore, trouble: list[str]
) -> None:
    draft = a_draft(own)
    context = device()
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        go(tab, f"{served.address}/reflect?draft={draft}", "Trust")
    tap(first, "2. A start")
    place_kept(own, draft, "trust.place", "2")
    tap(second, "5. Holds on a bad day")
    place_kept(own, draft, "trust.place", "5")
    press(first, "Show what is there now")
    at_rest(first)
    expect(first.get_by_role("radio", name=re.compile("^5. Holds on a bad day"))).to_be_checked()
    assert own.answers.of(draft)["trust.place"].place == "5"
    assert trouble == []


def test_first_press_after_a_paste_that_is_tidied_is_heard(page: Page, served: Served, own: OwnStore) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    page.locator(BOX).first.fill("one\x0btwo\x0bthree \uf0b7 four")
    words_kept(own, draft, "headline", "one\ntwo\nthree • four")
    said_saved(page)
    page.locator("summary").filter(has_text="Which meeting").click()
    expect(page.get_by_label("When?", exact=True)).to_be_visible()
    expect(page.locator(BOX).first).to_have_value("one\ntwo\nthree • four")


def test_meeting_chosen_in_the_moment_it_is_folded_away_is_kept(page: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own, step="meeting")
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    open_list(page, "What kind of meeting?")
    page.get_by_role("option", name="A home visit", exact=True).evaluate(
        "chosen => { chosen.click(); document.querySelector('[data-testid=stExpander] summary').click() }"
    )
    expect(page.get_by_label("When?", exact=True)).not_to_be_visible()
    wait_until(lambda: own.reflections.get(draft).session_kind == "home_visit", "the kind of meeting")
