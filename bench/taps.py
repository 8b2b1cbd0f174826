"""Fast taps: 50 people tap 12 places 0.03 s apart without waiting, and every one of the 600 has to be in the store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bench.people import begin, content, own_in, sound, tabs
from bench.servers import Server, alongside, alongside_stock, new_home
from bench.table import Row
from bench.wsload import Browser
from model.reflection import place_of

PEOPLE = 50
APART = 0.03
LONGEST_GAP = 30.0
"""Seconds without any message after which a tab is taken to have all its answers; stock settings are that slow."""

Start = Callable[[Path], AbstractContextManager[Server]]


def measure() -> list[Row]:
    """Two rows: on our settings, and on stock settings."""
    return [_tapped("our settings", alongside), _tapped("stock settings", alongside_stock)]


def _tapped(name: str, start: Start) -> Row:
    elements = [element.key for element in content().elements]
    with new_home() as home:
        drafts = begin(own_in(home), "next_meeting", "where_things_stand", PEOPLE)
        with start(home) as server:
            asyncio.run(_tap_all(server, drafts, elements))
        own = own_in(home)
        kept = sum(
            place_of(own.answers(draft), element) == _wanted(number)
            for draft in drafts
            for number, element in enumerate(elements)
        )
    all_taps = PEOPLE * len(elements)
    return Row(f"fast taps kept, {name}", kept, all_taps, f"{kept} of {all_taps}", at_least=True, unit="taps")


def _wanted(number: int) -> str:
    return str(number % 5 + 1)


async def _tap_all(server: Server, drafts: list[str], elements: list[str]) -> None:
    async with tabs(server, [f"/reflect?draft={draft}" for draft in drafts]) as opened:
        await asyncio.gather(*(_tap(tab, drafts[tab.index], elements) for tab in opened))
        sound(opened)


async def _tap(tab: Browser, draft: str, elements: list[str]) -> None:
    for number, element in enumerate(elements):
        await tab.tap(f"place_{draft}_{element}", f"{_wanted(number)}.")
        await asyncio.sleep(APART)
    await tab.settled(LONGEST_GAP)
