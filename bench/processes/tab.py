"""A tab behind a proxy, which goes on by itself with another process when its own is gone, as Streamlit's does."""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException

from bench.load.browser import XSRF_COOKIE, Browser
from bench.load.widgets import ScenarioError
from bench.processes.group import AFFINITY

AGAIN = 0.5
"""Seconds until a line that was lost is tried again."""

GIVES_UP = 60.0


class Tab:
    """One browser with one tab, and its cookies."""

    def __init__(self, url: str, page: str, index: int = 0) -> None:
        self._url, self._page, self._index = url, page, index
        self._cookies: dict[str, str] = {}
        self._browser: Browser | None = None
        self.away: list[float] = []
        """Seconds from each time that the line was found lost until the next thing done was acknowledged."""

    async def do(self, act: Callable[[Browser], Awaitable[None]]) -> None:
        """Do something until it is acknowledged: anew in the page as it comes back, where the line was lost."""
        begun = time.monotonic()
        lost_at = begun if self._browser is not None and self._browser.errors else None
        while True:
            try:
                await act(await self._open())
            except (ScenarioError, OSError, WebSocketException, TimeoutError):
                if lost_at is None:
                    lost_at = time.monotonic()
                if time.monotonic() - begun > GIVES_UP:
                    raise
                await self.close()
                await asyncio.sleep(AGAIN)
            else:
                if lost_at is not None:
                    self.away.append(time.monotonic() - lost_at)
                return

    async def sees(self, text: str, within: float) -> None:
        """Wait for a text on the page. Raises `ScenarioError`."""
        await (await self._open()).expect(text, within)

    async def process(self) -> str:
        """Which process the proxy leads this browser to, as the proxy's cookie names it."""
        await self._open()
        return self._cookies.get(AFFINITY, "")

    async def close(self) -> None:
        """Close the tab; its cookies stay."""
        browser, self._browser = self._browser, None
        if browser is not None:
            await browser.close()

    async def _open(self) -> Browser:
        if self._browser is not None and not self._browser.errors:
            return self._browser
        await self.close()
        await asyncio.to_thread(self._fetch_cookies)
        browser = Browser(self._url, index=self._index, timeout=GIVES_UP)
        own = {name: value for name, value in self._cookies.items() if name != XSRF_COOKIE}
        await browser.connect(self._cookies.get(XSRF_COOKIE), own)
        await browser.open(self._page)
        if browser.errors:
            raise ScenarioError(browser.errors[0])
        self._browser = browser
        return browser

    def _fetch_cookies(self) -> None:
        """Load the page as a browser does, and keep what cookies come with it."""
        split = urlsplit(self._url)
        line = http.client.HTTPConnection(split.hostname or "", split.port, timeout=30)
        try:
            held = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            line.request("GET", "/_stcore/health", headers={"Cookie": held} if held else {})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise ScenarioError(f"the page was answered with {answer.status}")
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self._cookies |= {key: one.value for key, one in SimpleCookie(value).items()}
        finally:
            line.close()
