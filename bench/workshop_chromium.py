"""A page in Chromium, to measure what a trainer sees."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from shutil import which

from playwright.async_api import Page, async_playwright

from bench.wire import FLAGS


@asynccontextmanager
async def chromium_page(address: str) -> AsyncIterator[Page]:
    """A page with this address open."""
    chromium = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
    if chromium is None:
        raise SystemExit("The workshop's screen rows need Chromium; install it, or name it in CHROMIUM.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = await browser.new_page()
        await page.goto(address)
        yield page
        await browser.close()
