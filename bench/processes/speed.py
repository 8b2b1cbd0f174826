"""What several processes gain, and how one process does when 50 people answer as people do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from statistics import quantiles

from bench.load.browser import Browser
from bench.people import begin
from bench.processes.group import Group, group
from bench.processes.tab import Tab
from bench.table import Row
from model.access import LOCAL

PROCESSES, PEOPLE, SECONDS, TURNS = 3, 20, 8.0, 3
FIFTY, EVERY, LONG = 50, 5.0, 60.0
AT_ONCE = 10


def measure_processes() -> list[Row]:
    """One row: answers a second of three processes to one, each behind the same proxy with the same database."""
    pace = {}
    for number in (1, PROCESSES):
        with group(number) as running:
            pace[number] = max(asyncio.run(_answers(running)) for _ in range(TURNS))
    what = f"answers a second of {PROCESSES} processes, to one, {PEOPLE} people, with PostgreSQL and a proxy"
    numbers = f"{pace[PROCESSES]:.0f} to {pace[1]:.0f}; client, proxy and database on the same cores"
    return [Row(what, pace[PROCESSES] / pace[1], 1.6, numbers, at_least=True)]


async def _answers(running: Group) -> float:
    """Answers a second of people who go on at once."""
    opened, answers = await _opened(running, PEOPLE), 0
    end = time.monotonic() + SECONDS

    async def go_on(tab: Tab, draft: str) -> None:
        nonlocal answers
        turn = 0
        while time.monotonic() < end:
            await tab.do(_tap(draft, turn))
            turn += 1
            answers += 1

    await asyncio.gather(*(go_on(tab, draft) for tab, draft in opened.items()))
    for tab in opened:
        await tab.close()
    return answers / SECONDS


def measure_fifty() -> list[Row]:
    """One row: how long 95 of 100 answers take among 50 people, each every five seconds, to those of one alone."""
    with group(1) as running:
        alone = asyncio.run(_paced(running, 1))
        among = asyncio.run(_paced(running, FIFTY))
    what = f"95th percentile of an answer, {FIFTY} people answering every {EVERY:.0f} s on one process, to one alone"
    numbers = f"{among[1] * 1e3:.0f} ms of {among[0]} answers to {alone[1] * 1e3:.0f} ms of {alone[0]}, with PostgreSQL"
    return [Row(what, among[1] / alone[1], 3, numbers)]


async def _paced(running: Group, people: int) -> tuple[int, float]:
    """How many answers there were, and the seconds within which 95 of 100 came; one alone answers more often."""
    opened, took = await _opened(running, people), []
    every = EVERY if people > 1 else EVERY / 10

    async def go_on(number: int, tab: Tab, draft: str) -> None:
        await asyncio.sleep(every * number / people)
        end, turn = time.monotonic() + LONG, 0
        while time.monotonic() < end:
            begun = time.monotonic()
            await tab.do(_tap(draft, turn))
            took.append(time.monotonic() - begun)
            turn += 1
            await asyncio.sleep(max(0.0, every - took[-1]))

    await asyncio.gather(*(go_on(number, *one) for number, one in enumerate(opened.items())))
    for tab in opened:
        if tab.away:
            raise SystemExit("A tab lost its line while it was measured.")
        await tab.close()
    return len(took), quantiles(took, n=20)[18]


async def _opened(running: Group, people: int) -> dict[Tab, str]:
    """So many tabs, each on a draft of its own with its first answer given."""
    with closing(running.store()) as store:
        drafts = begin(store.of(LOCAL), "full_walk", "trust", people)
    opened = {Tab(running.address, f"/reflect?draft={draft}", at): draft for at, draft in enumerate(drafts)}
    pairs = list(opened.items())
    for start in range(0, people, AT_ONCE):
        await asyncio.gather(*(tab.do(_tap(draft, 0)) for tab, draft in pairs[start : start + AT_ONCE]))
    return opened


def _tap(draft: str, turn: int) -> Callable[[Browser], Awaitable[None]]:
    """One answer on the described scale."""

    async def tap(browser: Browser) -> None:
        await browser.set(f"tap_{draft}_trust.place", f"{(turn + 1) % 5 + 1}.")

    return tap
