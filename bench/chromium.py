"""Chromium, to measure what a visitor receives and what a trainer sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, async_playwright

from tools.chromium import FLAGS, found_chromium


@asynccontextmanager
async def chromium_page(address: str) -> AsyncIterator[Page]:
    """A page with this address open, in a browser that was never here before."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = await browser.new_page()
        await page.goto(address)
        yield page
        await browser.close()


def chromium() -> str:
    """Where Chromium is. Raises SystemExit, which says what to do, where there is none."""
    found = found_chromium()
    if found is None:
        raise SystemExit("This row needs Chromium; install it, or name it in CHROMIUM.")
    return found
