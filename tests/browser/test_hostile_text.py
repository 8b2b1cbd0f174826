"""Whatever is typed is shown as text everywhere, runs nowhere, and stands neither in an address nor in the log."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import (
    BOX,
    WHICH_MEETING,
    at_rest,
    go,
    here,
    press,
    sideways,
    unfold,
    words_kept,
)
from tests.browser.server import A_DAY, Served, wait_until

TEXTS = {
    "script": "zq1 <script>alert(1)</script><img src=x onerror=alert(2)>",
    "markup": "zq2 <b>bold</b> &amp; </textarea><iframe src='javascript:alert(3)'></iframe>",
    "markdown": "zq3 **bold** [link](javascript:alert(4)) ![pic](http://127.0.0.1:9/x.png) :red[red] $x^2$ # no",
    "emoji": "zq4 👩🏽\u200d🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 \N{ZERO WIDTH SPACE}x",
    "sql": "zq7 '); DROP TABLE answers; -- \" OR 1=1 %s :words ? {0}",
    "right_to_left": "zq5 שלום עולם \N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING} مرحبا",
}
LONG = "zq6 " + "Long words. " * 8333
SPY = """
    window.addressesSeen = [location.href];
    for (const name of ["pushState", "replaceState"]) {
        const usual = history[name];
        history[name] = function (...given) {
            window.addressesSeen.push(String(given[2]));
            return usual.apply(this, given);
        };
    }
"""


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Every address the page asked for or showed."""
    addresses: list[str] = []
    page.context.on("request", lambda request: addresses.append(request.url))
    page.add_init_script(SPY)
    return addresses


def nothing_escaped(page: Page, served: Served, asked: list[str]) -> None:
    addresses = " ".join([*asked, *page.evaluate("window.addressesSeen")])
    log = served.log.read_text(encoding="utf-8", errors="replace")
    assert re.findall(r"zq\d|alert|127\.0\.0\.1:9/", addresses) == []
    assert re.findall(r"zq\d|alert", log) == []


def runs_nothing(page: Page) -> None:
    assert page.locator("img[src='x'], iframe, script:has-text('alert'), a[href^='javascript']").count() == 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_typed_in_every_field_is_shown_as_text_on_every_page(
    page: Page, served: Served, own: OwnStore, asked: list[str], text: str
) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    page.locator(BOX).fill(text)
    words_kept(own, draft, "headline", text)
    unfold(page, WHICH_MEETING)
    whose = page.get_by_role("combobox", name=re.compile("^Whose meeting"))
    whose.click()
    whose.fill(text)
    whose.press("Enter")
    wait_until(lambda: [one.pseudonym for one in own.relationships.all()] == [text], "the made-up name as typed")
    own.answers.save(draft, "safety.place", place="3", tab="earlier", base_version=0)
    for field in ("safety.what", "their_telling", "next_1"):
        own.answers.save(draft, field, words=text, tab="earlier", base_version=0)
    own.answers.save(draft, "safety.what", words=f"{text} again", tab="another", base_version=0)
    own.reflections.describe(draft, step="safety")

    page.reload()
    here(page, "Creating safety")
    expect(page.locator(BOX).first).to_have_value(f"{text} again")
    expect(page.get_by_text(text, exact=True)).to_be_visible()
    runs_nothing(page)
    own.reflections.finish(draft)

    go(page, f"{served.address}/profile?draft={draft}", re.compile("^4 March 2026, with "))
    expect(page.get_by_text(text, exact=True).first).to_be_visible()
    assert sideways(page) == {}
    runs_nothing(page)
    go(page, f"{served.address}/reflections", "My reflections")
    expect(page.get_by_text(text, exact=True)).to_be_visible()
    find = page.get_by_label("Find in my own words")
    find.fill(text)
    find.press("Enter")
    expect(page.get_by_text("Found in 1.")).to_be_visible()
    expect(page.get_by_text(text, exact=True)).to_be_visible()
    runs_nothing(page)
    go(page, served.address, "Alongside")
    expect(page.get_by_test_id("stPageLink").filter(has_text=", 4 March")).to_be_visible()
    runs_nothing(page)
    nothing_escaped(page, served, asked)


def test_hundred_thousand_characters_pasted_are_kept_whole(
    page: Page, served: Served, own: OwnStore, asked: list[str]
) -> None:
    draft = own.reflections.start("full_walk", "v1", "en", A_DAY, step="trust").id
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    page.locator(BOX).first.fill(LONG)
    words_kept(own, draft, "trust.what", LONG)
    press(page, "Keep and go on")
    here(page, "Time")
    press(page, "Back")
    here(page, "Trust")
    expect(page.locator(BOX).first).to_have_value(LONG)
    assert sideways(page) == {}
    nothing_escaped(page, served, asked)


def test_address_with_script_in_it_is_an_unknown_draft(page: Page, served: Served) -> None:
    go(page, f"{served.address}/reflect?draft=%3Cscript%3Ealert(1)%3C/script%3E", "There is no reflection here")
    runs_nothing(page)


def test_what_was_typed_for_search_is_not_in_the_address(
    page: Page, served: Served, own: OwnStore, asked: list[str]
) -> None:
    own.reflections.start("five_minutes", "v1", "en", datetime.now(UTC).date())
    go(page, f"{served.address}/reflections", "My reflections")
    find = page.get_by_label("Find in my own words")
    find.fill("zq7 somebody")
    find.press("Enter")
    expect(page.get_by_text("Nothing found with those words.")).to_be_visible()
    at_rest(page)
    nothing_escaped(page, served, asked)
