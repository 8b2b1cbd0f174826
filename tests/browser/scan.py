"""What a scan of a page finds: violations that axe can see, and whatever would move it sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

THEMES = ("light", "dark")
WIDTHS = (1280, 390)
NARROW = (390, 320)
DOUBLED = {"width": 640, "height": 430}
"""What a window of 1280 by 860 shows of a page at 200 %."""

LOOKS = 20
"""How often a page that seems to cut something is looked at again before it is said."""
AXE = Axe().axe_script
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition: none !important } "
        + "[data-stale='true'], [data-stale='true'] * { opacity: 1 !important }");
    document.adoptedStyleSheets = [sheet];
}"""
"""Lets colours change at once, so that none is scanned halfway to another, nor faded while it is asked for anew."""


def open_fresh(page: Page, address: str) -> None:
    """Open an address in a tab as though it were a new one, wide and light; its scripts are compiled already."""
    server, _, _ = address.removeprefix("http://").partition("/")
    page.goto(f"http://{server}/health")
    page.evaluate("sessionStorage.clear(); localStorage.clear()")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address)


def violations(page: Page) -> list[str]:
    """What axe finds, one line each: the rule, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then(all => all.violations)")
    return [f"{rule['id']}: {node['target']} {node['html'][:150]}" for rule in found for node in rule["nodes"]]


def sideways_parts(page: Page) -> list[str]:
    """What stands out beyond the right edge, where the page could be moved sideways for it."""
    return page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid="stMain"]');
            const wide = [document.scrollingElement, main].filter((one) => one && one.scrollWidth > one.clientWidth);
            if (!wide.length) return [];
            const beyond = [...document.body.querySelectorAll("*")].filter(
                (one) => one.getBoundingClientRect().right > innerWidth + 1);
            return [`${innerWidth} px`, ...beyond.slice(0, 4).map((one) => one.outerHTML.slice(0, 120))];
        }"""
    )


def cut_parts(page: Page) -> list[str]:
    """Words that are drawn and stand out of something that neither shows them nor can be scrolled to them."""
    return page.evaluate(
        """() => {
            const cuts = (how) => ["hidden", "clip"].includes(how);
            const scrolls = (how) => ["auto", "scroll"].includes(how);
            const is_seen = (part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true })
                && !part.closest("[aria-hidden=true], script, style, svg, noscript, .js-plotly-plot")
                && !getComputedStyle(part).fontFamily.includes("Material Symbols");
            const found = [];
            const every = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (every.nextNode()) {
                const text = every.currentNode, range = document.createRange();
                if (!text.data.trim() || !is_seen(text.parentElement)) continue;
                range.selectNodeContents(text);
                const words = range.getBoundingClientRect();
                for (let box = text.parentElement; box && box !== document.body; box = box.parentElement) {
                    const { overflowX, overflowY } = getComputedStyle(box), seen = box.getBoundingClientRect();
                    if (seen.width < 2 || seen.height < 2 || scrolls(overflowX) || scrolls(overflowY)) break;
                    const beside = cuts(overflowX) && (words.right > seen.right + 2 || words.left < seen.left - 2);
                    const below = cuts(overflowY) && (words.bottom > seen.bottom + 4 || words.top < seen.top - 4);
                    if (beside || below) {
                        found.push(`cut: ${text.data.trim().slice(0, 50)} in ${box.outerHTML.slice(0, 90)}`);
                        break;
                    }
                }
            }
            return found;
        }"""
    )


def enlarged(page: Page) -> list[str]:
    """What is cut or has to be moved sideways for at 200 %: of the whole page, and of its letters alone.

    One theme is enough for it: colours take no room.
    """
    page.set_viewport_size(DOUBLED)
    found = [f"200 %: {one}" for one in _beyond_or_cut(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 860})
    page.evaluate(
        """() => {
            const root = document.documentElement;
            root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
        }"""
    )
    found += [f"letters at 200 %: {one}" for one in _beyond_or_cut(page)]
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    return found


def _beyond_or_cut(page: Page) -> list[str]:
    """Both, once the page has come to rest: a fold that takes its new height, or the navigation, hides for a moment."""
    for _ in range(LOOKS):
        found = [*sideways_parts(page), *cut_parts(page)]
        if not found:
            return []
        page.wait_for_timeout(100)
    return found


def scan(page: Page, theme: str) -> list[str]:
    """All that is found at every width in a theme."""
    show_in(page, theme)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {violation}" for violation in violations(page)]
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 844})
        found += sideways_parts(page)
    return found + (enlarged(page) if theme == THEMES[0] else [])


def show_in(page: Page, theme: str) -> None:
    """Let the device be light or dark, and wait until the page is, with no colour still on its way."""
    page.evaluate(AT_ONCE)
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.wait_for_function(
        """async theme => {
            await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            const app = document.querySelector('[data-testid="stApp"]');
            const changing = document.getAnimations().some((one) => one instanceof CSSTransition);
            return !changing && (!app || getComputedStyle(app).colorScheme === theme);
        }""",
        arg=theme,
    )
