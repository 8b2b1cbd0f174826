"""Bytes over the wire to the first screen and to the first profile with its radar, cold cache, against stock Streamlit.

Counted by a TCP proxy between Chromium and the server, so headers and websocket frames are in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path
from shutil import rmtree

from playwright.async_api import Page

from bench.chromium import chromium_page
from bench.people import fill
from bench.servers import Server, alongside, alongside_stock, new_home
from bench.table import Row

LIMIT = 0.35


class Counter:
    """A TCP proxy that counts what passes."""

    def __init__(self, port: int) -> None:
        self.bytes = 0
        self._port = port
        self._open: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def address(self) -> AsyncIterator[str]:
        """Where to reach the server through this proxy."""
        proxy = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
        finally:
            proxy.close()
            for task in self._open:
                task.cancel()

    async def _connect(self, browser_in: asyncio.StreamReader, browser_out: asyncio.StreamWriter) -> None:
        server_in, server_out = await asyncio.open_connection("127.0.0.1", self._port)
        for task in (
            asyncio.create_task(self._pass_on(browser_in, server_out)),
            asyncio.create_task(self._pass_on(server_in, browser_out)),
        ):
            self._open.add(task)
            task.add_done_callback(self._open.discard)

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                self.bytes += len(data)
                target.write(data)
                await target.drain()
        except ConnectionError:
            pass
        finally:
            target.close()


def measure() -> list[Row]:
    """Two rows; and the very first visitor's, before the well-packed copies are made, in the numbers behind them."""
    with new_home() as home:
        rmtree(home / "cache")
        newest = fill(home, 3)
        pages = {
            "the first screen": ("/", _home_is_there),
            "the first profile": (f"/profile?draft={newest}", _radar_is_there),
        }
        first = asyncio.run(_bytes_of(alongside, home, pages))
        ours = asyncio.run(_bytes_of(alongside, home, pages, after=_packed(home)))
        stock = asyncio.run(_bytes_of(alongside_stock, home, pages))
    return [
        Row(
            f"bytes to {name}, to stock Streamlit",
            ours[name] / stock[name],
            LIMIT,
            f"{ours[name] / 1e3:.0f} kB to {stock[name] / 1e3:.0f} kB; first visitor of all {first[name] / 1e3:.0f} kB",
        )
        for name in pages
    ]


def _packed(home: Path) -> Callable[[], bool]:
    """Tells whether the background packing has come to rest: no new copy since it was last asked."""
    seen: list[int] = []

    def at_rest() -> bool:
        seen.append(len(list((home / "cache").glob("*/*.br"))))
        return len(seen) > 2 and seen[-1] == seen[-3]

    return at_rest


async def _bytes_of(
    start: Callable[[Path], AbstractContextManager[Server]],
    home: Path,
    pages: dict[str, tuple[str, Callable[[Page], object]]],
    after: Callable[[], bool] = lambda: True,
) -> dict[str, int]:
    counted: dict[str, int] = {}
    with start(home) as server:
        while not after():
            await asyncio.sleep(10)
        for name, (address, is_there) in pages.items():
            counter = Counter(server.port)
            async with counter.address() as origin, chromium_page(origin + address) as page:
                await is_there(page)
                await page.wait_for_load_state("networkidle")
                counted[name] = counter.bytes
    return counted


async def _home_is_there(page: Page) -> None:
    await page.get_by_role("button", name="Begin five minutes").wait_for(timeout=30_000)


async def _radar_is_there(page: Page) -> None:
    await page.locator(".js-plotly-plot .scatterlayer path").first.wait_for(state="attached", timeout=30_000)
