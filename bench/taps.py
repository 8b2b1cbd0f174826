"""Fast taps: 50 people tap 12 places 0.03 s apart without waiting, and every one of the 600 has to be in the store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bench.load.browser import Browser
from bench.people import begin, content, own_in, sound, tabs
from bench.servers import Server, alongside, alongside_stock, new_home
from bench.table import Row
from model.answers import place_of
from model.store import OwnStore

PEOPLE = 50
APART = 0.03
QUIET = 45.0
"""Seconds without a message to any tab after which the server is taken to be done: on stock settings it is slow."""
Start = Callable[[Path], AbstractContextManager[Server]]


def measure() -> list[Row]:
    """Two rows: on our settings, and on stock settings."""
    return [_tapped("our settings", alongside), _tapped("stock settings", alongside_stock)]


def _tapped(name: str, start: Start) -> Row:
    elements = [element.key for element in content().elements]
    taps = PEOPLE * len(elements)
    with new_home() as home:
        own = own_in(home)
        drafts = begin(own, "next_meeting", "where_things_stand", PEOPLE)
        begun = time.perf_counter()
        with start(home) as server:
            asyncio.run(_tap_all(server, drafts, elements, lambda: _kept(own, drafts, elements) == taps))
        kept, took = _kept(own, drafts, elements), time.perf_counter() - begun
    return Row(f"fast taps kept, {name}", kept, taps, f"{kept} of {taps} in {took:.0f} s", at_least=True, unit="taps")


def _kept(own: OwnStore, drafts: list[str], elements: list[str]) -> int:
    return sum(
        place_of(own.answers.of(draft), element) == _wanted(number)
        for draft in drafts
        for number, element in enumerate(elements)
    )


def _wanted(number: int) -> str:
    return str(number % 5 + 1)


async def _tap_all(server: Server, drafts: list[str], elements: list[str], all_kept: Callable[[], bool]) -> None:
    async with tabs(server, [f"/reflect?draft={draft}" for draft in drafts]) as opened:
        await asyncio.gather(*(_tap(tab, drafts[tab.index], elements) for tab in opened))
        heard, since = -1, time.perf_counter()
        while time.perf_counter() < since + QUIET and not all_kept():
            await asyncio.sleep(1)
            if heard != (heard := sum(tab.requests.messages_in for tab in opened)):
                since = time.perf_counter()
        sound(opened)


async def _tap(tab: Browser, draft: str, elements: list[str]) -> None:
    for number, element in enumerate(elements):
        await tab.tap(f"place_{draft}_{element}", f"{_wanted(number)}.")
        await asyncio.sleep(APART)
