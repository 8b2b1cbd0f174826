"""What leaving out the collection after each run costs in memory: the same hours of work with it and without."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bench.load.browser import Browser
from bench.people import begin, own_in, sound, tabs
from bench.servers import Server, alongside, alongside_collecting, new_home
from bench.table import Row

BATCHES, PEOPLE, RUNS_EACH = 6, 20, 30


def measure() -> list[Row]:
    """One row: resident memory after the same number of sessions and answers."""
    without, within = _memory_after(alongside), _memory_after(alongside_collecting)
    return [
        Row(
            f"memory after {BATCHES * PEOPLE} sessions, {RUNS_EACH} answers each, collection off to on",
            without / within,
            1.25,
            f"{without / 1024:.0f} MB to {within / 1024:.0f} MB",
        )
    ]


def _memory_after(start: Callable[[Path], AbstractContextManager[Server]]) -> float:
    with new_home() as home:
        drafts = begin(own_in(home), "full_walk", "trust", PEOPLE)
        with start(home) as server:
            for _ in range(BATCHES):
                asyncio.run(_batch(server, drafts))
            return server.rss_kb()


async def _batch(server: Server, drafts: list[str]) -> None:
    async with tabs(server, [f"/reflect?draft={draft}" for draft in drafts]) as opened:

        async def answers(tab: Browser) -> None:
            for turn in range(RUNS_EACH):
                await tab.set(f"tap_{drafts[tab.index]}_trust.place", f"{turn % 5 + 1}.")

        await asyncio.gather(*map(answers, opened))
        sound(opened)
