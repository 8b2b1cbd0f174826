"""Home and a reflection's first screen on a slow phone: how long until the first button can be tapped.

Chromium with a CPU four times slower, 1.6 Mbit/s, 150 ms and a screen of 390 pixels; against a stock Streamlit page
with the same texts and buttons, in turns. The first visit finds nothing kept in the browser, the second everything.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryDirectory

from playwright.async_api import BrowserContext, Error, Page, async_playwright

from bench.chromium import chromium
from bench.people import begin, own_in
from bench.servers import alongside, new_home, stock_pages
from bench.table import Row
from tools.chromium import FLAGS

TIMES = 3
SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SCREEN = {"width": 390, "height": 844}
PATIENCE_MS = 120_000
SETTLE_MS = 1_500
"""How long a visit goes on after its first button, so that the browser keeps what it fetched."""

VISITS = ("first", "second")
LIMITS = {"first": 0.45, "second": 0.9}
PAGES = {"home": "Begin five minutes", "a reflection": "Keep and go on"}
"""The pages, and the button that is waited for on each."""

LOOK_EVERY = 0.1
NOTICE = """
const roots = [document]
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (how) {
  roots.push(attach.call(this, how))
  return roots.at(-1)
}
const names = one => [one.textContent, one.ariaLabel, ...[...(one.labels ?? [])].map(label => label.textContent)]
const isSeen = one => one.checkVisibility({ visibilityProperty: true })
const isThere = one => isSeen(one) && names(one).some(name => name?.includes(NAME))
const looking = setInterval(() => {
  if (!roots.some(root => [...root.querySelectorAll(KIND)].some(isThere))) return
  clearInterval(looking)
  window.thereAt = performance.timeOrigin + performance.now()
}, 10)
"""
"""Notes by the page's own clock when something stands there. Playwright looks again only every half second."""


@dataclass(frozen=True)
class Target:
    """One page of one server."""

    page: str
    whose: str
    address: str


def measure() -> list[Row]:
    """A row for each page and visit, on the medians of three rounds."""
    with new_home() as home, alongside(home) as ours, stock_pages(home) as stock:
        (draft,) = begin(own_in(home), "five_minutes", "meeting")
        ways = {"home": "", "a reflection": f"reflect?draft={draft}"}
        stock_ways = {"home": "", "a reflection": f"?draft={draft}"}
        targets = [
            Target(page, whose, f"{server.address}/{way[page]}")
            for page in PAGES
            for whose, server, way in (("ours", ours, ways), ("stock", stock, stock_ways))
        ]
        took = asyncio.run(_rounds(targets))
    return [_row(page, visit, took) for page in PAGES for visit in VISITS]


def _row(page: str, visit: str, took: dict[tuple[str, str, str], list[float]]) -> Row:
    ours, stock = took[page, "ours", visit], took[page, "stock", visit]
    return Row(
        f"{page} on a slow phone, {visit} visit: to the first button, to stock Streamlit",
        median(ours) / median(stock),
        LIMITS[visit],
        f"{spread(ours)} to {spread(stock)}",
    )


def spread(seconds: Iterable[float]) -> str:
    """The median of some times, with the least and the most."""
    low, middle, high = min(seconds), median(seconds), max(seconds)
    return f"{middle:.1f} s ({low:.1f} to {high:.1f})"


async def _rounds(targets: list[Target]) -> dict[tuple[str, str, str], list[float]]:
    took: dict[tuple[str, str, str], list[float]] = {
        (target.page, target.whose, visit): [] for target in targets for visit in VISITS
    }
    for _ in range(TIMES):
        for target in targets:
            for visit, seconds in zip(VISITS, await _two_visits(target), strict=True):
                took[target.page, target.whose, visit].append(seconds)
    return took


async def _two_visits(target: Target) -> list[float]:
    """Seconds to the button of a new phone's two visits."""
    with TemporaryDirectory() as kept:
        async with async_playwright() as playwright:
            phone = await playwright.chromium.launch_persistent_context(
                kept, executable_path=chromium(), args=list(FLAGS), viewport=SCREEN
            )
            try:
                return [await _visit(phone, target) for _ in VISITS]
            finally:
                await phone.close()


async def _visit(phone: BrowserContext, target: Target) -> float:
    page = await phone.new_page()
    await slow_down(page)
    await notice(page, "button", PAGES[target.page])
    begun = time.time()
    await page.goto(target.address, wait_until="commit")
    there = await noticed(page)
    await page.wait_for_timeout(SETTLE_MS)
    await page.close()
    return there - begun


async def notice(page: Page, kind: str, name: str) -> None:
    """Have a page note when it first shows a `kind` (button, textarea) with `name` in its name."""
    told = f"const KIND = {json.dumps(kind)}, NAME = {json.dumps(name)}"
    await page.add_init_script(f"{{ {told}\n{NOTICE} }}")


async def noticed(page: Page) -> float:
    """When that was, in seconds of the clock that `time.time` shows. Raises `TimeoutError`."""
    async with asyncio.timeout(PATIENCE_MS / 1000):
        there = None
        while there is None:
            await asyncio.sleep(LOOK_EVERY)
            with suppress(Error):  # the page is just giving way to another
                there = await page.evaluate("window.thereAt")
    return float(there) / 1000


async def slow_down(page: Page) -> None:
    """Make a page's processor and line those of a slow phone."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Network.enable")
    await devtools.send("Network.emulateNetworkConditions", LINE)
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
