"""A relationship's page and a document about it: no violation that axe can see, and nothing sideways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from model.content.published import ELEMENTS
from model.store import OwnStore
from tests.browser.reflection.walk import BOX, at_rest, here, open_list, unfold
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import A_DAY, Served


def a_relationship(own: OwnStore) -> str:
    """Three dates on which all twelve were placed, and a note between them."""
    relationship = own.relationships.name("Heron").id
    for number, place in enumerate("243"):
        when = A_DAY + timedelta(days=10 * number)
        one = own.reflections.start("full_walk", "v1", "en", when, relationship=relationship).id
        for element in ELEMENTS:
            own.answers.save(one, f"{element}.place", place=place, tab="earlier", base_version=0)
        own.reflections.finish(one)
    own.notes.add(relationship, A_DAY + timedelta(days=3), "court")
    return relationship


def on_its_page(own: OwnStore) -> str:
    return f"/relationship?relationship={a_relationship(own)}"


def in_the_list(own: OwnStore) -> str:
    a_relationship(own)
    own.relationships.close(own.relationships.name("Wren").id, A_DAY)
    own.relationships.name("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    return "/relationships"


def a_document(own: OwnStore) -> str:
    draft = own.reflections.start("handing_over", "v1", "en", A_DAY, relationship=a_relationship(own)).id
    own.answers.save(draft, "what_works", words="Tea first.", tab="earlier", base_version=0)
    return f"/handover?draft={draft}"


def open_everything(page: Page) -> None:
    """Look closer at one line, lay two dates over each other, and open what is folded."""
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    unfold(page, "Two dates side by side")
    for name, downs in (("Look closer at one", 2), ("One date", 1), ("Another date", 2)):
        open_list(page, name)
        page.get_by_role("option").nth(downs - 1).click()
        at_rest(page)
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    folded = page.locator('[data-testid="stExpander"] details:not([open]) > summary')
    while folded.count():
        folded.first.click()
        at_rest(page)
    at_rest(page)


def look_across(page: Page) -> None:
    unfold(page, "Closed")
    page.get_by_test_id("stCheckbox").filter(has_text="Show me").click()
    expect(page.get_by_text("Too early to say.")).to_be_visible()
    at_rest(page)


def see_how_it_reads(page: Page) -> None:
    expect(page.locator(BOX).first).to_be_visible()
    page.get_by_role("button", name="See how it reads").click()
    expect(page.get_by_role("dialog").get_by_text("Tea first.")).to_be_visible()


STATES: dict[str, tuple[str, Callable[[OwnStore], str], Callable[[Page], None]]] = {
    "relationship": ("Heron", on_its_page, open_everything),
    "list": ("My relationships", in_the_list, look_across),
    "document": ("Handing over", a_document, at_rest),
    "document_previewed": ("Handing over", a_document, see_how_it_reads),
}


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def shown(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Page:
    """The page in one state, opened once for both themes."""
    title, prepare, then = request.param
    with running.own_emptied() as own:
        open_fresh(scanned, running.address + prepare(own))
        here(scanned, title)
        then(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_violation_and_nothing_sideways(shown: Page, theme: str) -> None:
    assert scan(shown, theme) == []
