"""A card on its practitioner's pages, under the cover and on its own page: no violation, and nothing sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from model.card.card import Said, Way
from model.store import OwnStore
from tests.browser.reflection.walk import at_rest, here
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import A_DAY, Served
from tests.shipped import shipped_content

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
KEYS = shipped_content().phone.key_words


def begun(own: OwnStore) -> str:
    return own.cards.begin("child", "v", "en", A_DAY, relationship=own.relationships.name("Heron").id).id


def opened(own: OwnStore, way: Way) -> tuple[str, str]:
    """A card that somebody is asked with in this way, and its token."""
    card = begun(own)
    own.cards.guess(card, "safe", "fully")
    return card, own.cards.open(card, way, KEYS).token


def answered(own: OwnStore) -> str:
    """A card that was answered, with a guess that differs and words that do not end."""
    card, _ = opened(own, "paper")
    own.cards.type_in(card, {"safe": Said("careful", f"{LONG} " * 3), "word": Said("fully")})
    own.answers_back.save(card, "answer_back", words=LONG * 2, place=None, tab="a", base_version=0)
    return card


def lent(own: OwnStore) -> str:
    """A card that the device is handed over for."""
    card, _ = opened(own, "alone")
    own.device.hand_over(card)
    return "/"


PAGES: dict[str, tuple[str, Callable[[OwnStore], str]]] = {
    "which": ("A card for Heron", lambda own: f"/cards?relationship={own.relationships.name('Heron').id}"),
    "guess": ("A card for Heron", lambda own: f"/cards?card={begun(own)}"),
    "paper": ("A card for Heron", lambda own: f"/cards?card={opened(own, 'paper')[0]}"),
    "phone": ("A card for Heron", lambda own: f"/cards?card={opened(own, 'phone')[0]}"),
    "read": ("A card for Heron", lambda own: f"/cards?card={answered(own)}"),
    "cover": ("This device is lent for a card", lent),
}


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def shown(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Page:
    """A page of the practitioner's, everything unfolded, opened once for both themes."""
    title, prepare = request.param
    with running.own_emptied() as own:
        open_fresh(scanned, running.address + prepare(own))
        here(scanned, title)
        for part in scanned.get_by_test_id("stExpander").locator("summary").all():
            part.click()
        at_rest(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_violation_and_nothing_sideways(shown: Page, theme: str) -> None:
    assert scan(shown, theme) == []


@pytest.fixture(scope="module", params=["first", "questions", "wrong", "words", "no card", "end", "answer back"])
def on_phone(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Iterator[Page]:
    """A page of whoever is asked, opened once for both themes."""
    with running.own_emptied() as own:
        card, token = opened(own, "phone")
        at = f"{running.address}/card/{token}"
        if request.param == "answer back":
            scanned.request.post(at, form={"act": "finish", "q_safe": "fully"})
            own.answers_back.save(card, "answer_back", words=LONG * 3, place=None, tab="a", base_version=0)
            own.answers_back.give_back(card, A_DAY)
        elsewhere = {"words": f"{running.address}/card", "no card": f"{running.address}/card/nothing"}
        asks = request.param in ("questions", "wrong", "end")
        open_fresh(scanned, elsewhere.get(request.param, f"{at}?go=1" if asks else at))
        if request.param == "end":
            scanned.get_by_label("Yes, I can say what I think.").check()
        if request.param in ("wrong", "end"):
            scanned.get_by_role("button", name="I am done").click()
            expect(scanned.locator(".note.bad" if request.param == "wrong" else ".key")).to_be_visible()
        yield scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_of_whoever_is_asked_has_no_violation_and_nothing_sideways(on_phone: Page, theme: str) -> None:
    assert scan(on_phone, theme) == []
