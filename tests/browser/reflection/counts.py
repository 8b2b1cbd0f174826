"""What a flow costs a newcomer on a phone: screens, taps, words to read and heights, counted as it is walked.

The shortest honest path: begin, write one line in every box that stands open, place every scale that is shown, choose
as few elements as a chooser takes, and go on, until the profile stands there. Nothing that is folded is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.reflection.walk import BOX, at_rest

PHONE_HEIGHT = 844
ON = re.compile("^Keep and ")
ROWS = '[class*="st-key-choose_"]:has(> [class*="st-key-choose_"])'
"""The rows of a chooser."""

A_STEADY_PLACE = re.compile("^3. ")
"""A place at which nobody is offered to stay with safety."""

KEPT_MS = 600
A_LINE = "A quiet walk by the river."
READ = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const within = (root) => [...root.querySelectorAll("*")].flatMap(
        (one) => one.shadowRoot ? [one, one.shadowRoot, ...within(one.shadowRoot)] : [one]);
    const isShown = (text) => {
        const around = text.parentElement ?? text.getRootNode().host;
        if (around.closest("style, script, .spoken, [data-testid=stIconMaterial]")) return false;
        if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
        const range = document.createRange();
        range.selectNodeContents(text);
        return [...range.getClientRects()].some((box) => box.width > 2 && box.height > 2);
    };
    const texts = within(main).flatMap((one) => [...one.childNodes]).filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() && isShown(node));
    const page = main.querySelector('[data-testid="stMainBlockContainer"]');
    return [texts.map((text) => text.data).join(" "), page.getBoundingClientRect().height];
}"""
"""The words on a page that can be seen without opening anything, those in drawings too, and how tall the page is."""


@dataclass(frozen=True)
class Screen:
    """One screen: its heading, the taps it took, the words on it as it was left, and its height in phones."""

    title: str
    taps: int
    words: int
    heights: float


@dataclass(frozen=True)
class Cost:
    """The screens of a flow after home; the last one is the profile."""

    screens: Sequence[Screen]

    @property
    def taps(self) -> int:
        """All taps, the one that begins included."""
        return 1 + sum(screen.taps for screen in self.screens)

    @property
    def words(self) -> int:
        """All words to read."""
        return sum(screen.words for screen in self.screens)

    @property
    def heights(self) -> float:
        """The heights of all screens."""
        return sum(screen.heights for screen in self.screens)

    def told(self, flow: str) -> str:
        """One line for the whole, and one for each screen."""
        whole = f"{flow}: {len(self.screens)} screens, {self.taps} taps, {self.words} words, {self.heights:.1f} heights"
        each = (f"  {one.title}: {one.taps} taps, {one.words} words, {one.heights:.2f}" for one in self.screens)
        return "\n".join([whole, *each])


def cost_of(page: Page, begin: str) -> Cost:
    """What it costs from home by the button called `begin` to the profile."""
    page.get_by_role("button", name=begin).click()
    return Cost(list(_screens(page, "Alongside")))


def _screens(page: Page, before: str) -> Iterator[Screen]:
    while True:
        expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
        at_rest(page)
        before = page.get_by_role("heading", level=1).inner_text()
        on = page.get_by_role("button", name=ON)
        if not on.count():
            yield _screen(page, before, 0)
            return
        yield _screen(page, before, _answered(page) + 1)
        on.click()


def _screen(page: Page, title: str, taps: int) -> Screen:
    at_rest(page)
    said, height = page.evaluate(READ)
    words = sum(any(map(str.isalnum, word)) for word in said.split())
    return Screen(title, taps, words, height / PHONE_HEIGHT)


def _answered(page: Page) -> int:
    """Answer what stands open on this screen; how many taps that takes. A choice in a list takes two."""
    choices = [
        *page.locator(ROWS).get_by_role("checkbox").all()[:1],
        *page.locator(ROWS).get_by_role("radio").all()[:1],
    ]
    places = page.get_by_role("radio", name=A_STEADY_PLACE).all()
    for choice in (*choices, *places):
        choice.locator("xpath=ancestor::label[1]").click()
    boxes = page.locator(BOX).all()
    for box in boxes:
        box.fill(A_LINE)
    page.wait_for_timeout(KEPT_MS)
    lists = page.get_by_role("combobox").filter(visible=True).count()
    return len(choices) + len(places) + len(boxes) + 2 * lists
