"""Base first: where safety is low the guide offers to stay with it, says why, and does not nag."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from model.content import Content
from model.store import OwnStore
from tests.browser.reflection.walk import draft_in, go, here, place_kept, press, tap, words_kept, write
from tests.browser.server import A_DAY, Served


def shaky(page: Page, served: Served, own: OwnStore, shipped: Content, place: str) -> str:
    """A full walk with safety placed there, at the offer."""
    draft = own.reflections.start("full_walk", "v1", "en", A_DAY, step="safety").id
    go(page, f"{served.address}/reflect?draft={draft}", "Creating safety")
    tap(page, place)
    press(page, "Keep and go on")
    here(page, shipped.flows.stay_with_base.title)
    return draft


def test_staying_ends_with_safety(page: Page, served: Served, own: OwnStore, shipped: Content) -> None:
    draft = shaky(page, served, own, shipped, "1. Still finding it")
    expect(page.get_by_text(shipped.flows.stay_with_base.why.split(".")[0])).to_be_visible()
    press(page, shipped.flows.stay_with_base.stay)
    here(page, "Creating safety")
    write(page, "I will sit where they can see the door.")
    words_kept(own, draft, "safety.so_what", "I will sit where they can see the door.")
    press(page, "Keep and see the picture")
    here(page, "4 March 2026")
    assert own.answers.of(draft)["stay"].place == "stay"


def test_going_on_is_not_asked_again(page: Page, served: Served, own: OwnStore, shipped: Content) -> None:
    offer = shipped.flows.stay_with_base
    draft = shaky(page, served, own, shipped, "Not sure")
    press(page, offer.go_on)
    here(page, "Trust")
    place_kept(own, draft, "stay", "go_on")
    press(page, "Keep and go on")
    here(page, "Time")
    page.reload()
    here(page, "Time")
    assert draft_in(page) == draft
    press(page, "Keep and go on")
    here(page, "Support")
    expect(page.get_by_role("button", name=offer.stay)).to_have_count(0)
