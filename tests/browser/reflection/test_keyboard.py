"""Without a mouse: one element answered and moved on."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import BOX, go, here, place_kept, words_kept
from tests.browser.server import A_DAY, Served

MOST_STEPS = 60
FOCUSED = """() => {
    let at = document.activeElement;
    while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    const named = at.labels && at.labels.length ? at.labels[0].innerText : at.getAttribute("aria-label");
    return `${at.tagName.toLowerCase()} ${named || at.innerText || ""}`.trim();
}"""


def tab_to(page: Page, wanted: str, most: int = MOST_STEPS) -> None:
    """Press Tab until what has the focus is named so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(wanted):
            return
    raise AssertionError(f"{wanted!r} was not reached with {most} presses of Tab")


def focus_is_seen(page: Page) -> bool:
    """Whether what has the focus, or what stands for it on the page, is drawn with an outline or a ring."""
    return page.evaluate(
        """() => {
            let at = document.activeElement;
            while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
            const drawn = (one) => {
                const style = getComputedStyle(one);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                return outlined || style.boxShadow !== "none";
            };
            const label = at.closest("label");
            return [at, label, ...(label ? label.querySelectorAll("*") : [])].some((one) => one && drawn(one));
        }"""
    )


def test_one_element_is_answered_and_moved_on_without_a_mouse(page: Page, served: Served, own: OwnStore) -> None:
    draft = own.reflections.start("full_walk", "v1", "en", A_DAY, step="trust").id
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    expect(page.locator(BOX).first).to_be_visible()
    tab_to(page, "textarea ")
    assert focus_is_seen(page)
    page.keyboard.type("They rang me first.")
    words_kept(own, draft, "trust.what", "They rang me first.")
    expect(page.locator(BOX).first).to_be_focused()
    tab_to(page, "input 1. Still finding it")
    page.keyboard.press("Space")
    place_kept(own, draft, "trust.place", "1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    place_kept(own, draft, "trust.place", "3")
    assert focus_is_seen(page)
    tab_to(page, "button Keep and go on")
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    here(page, "Time")


def test_home_begins_without_a_mouse(page: Page, served: Served, own: OwnStore) -> None:
    go(page, served.address, "Alongside")
    tab_to(page, "button Begin five minutes")
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    here(page, "The meeting")
    assert own.reflections.count(drafts=True) == 1
