"""Answering one element, 20 people at once: against an empty page, stock settings, and Streamlit's own radio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.load.browser import Browser
from bench.people import begin, keep_on, own_in, sound, tabs
from bench.servers import Server, alongside, alongside_stock, empty, new_home, one_page
from bench.table import Row

PEOPLE = 20
SECONDS = 8.0
TURNS = 3
"""Each server is measured this many times in turn; the best counts, since other work on the machine only adds."""
SCALE_PAGE = Path(__file__).parent / "pages" / "scale.py"
Act = Callable[[Browser, int], Awaitable[None]]


def measure() -> list[Row]:
    """Two rows: CPU of an answer to that of an empty rerun, and runs a second to those on stock settings."""
    with new_home() as home:
        drafts = begin(own_in(home), "full_walk", "trust", PEOPLE)
        with alongside(home) as ours, empty(home) as nothing:
            answers = [asyncio.run(_answer(ours, drafts)) for _ in range(TURNS)]
            reruns = [asyncio.run(_rerun(nothing)) for _ in range(TURNS)]
        with alongside_stock(home) as stock:
            on_stock = max(asyncio.run(_answer(stock, drafts))[0] for _ in range(2))
    cpu, least = min(cost for _, cost in answers), min(cost for _, cost in reruns)
    speed = max(pace for pace, _ in answers)
    return [
        Row(
            f"server CPU of answering one element, to an empty page's rerun, {PEOPLE} people",
            cpu / least,
            2,
            f"{cpu * 1e3:.2f} ms to {least * 1e3:.2f} ms",
        ),
        Row(
            f"answers a second, to the same pages on stock settings, {PEOPLE} people",
            speed / on_stock,
            20,
            f"{speed:.0f} to {on_stock:.1f}",
            at_least=True,
        ),
    ]


def measure_scale() -> list[Row]:
    """One row: CPU of an answer on our described scale to that of one on Streamlit's radio with captions."""
    with new_home() as home:
        drafts = begin(own_in(home), "full_walk", "trust", PEOPLE)
        with one_page(SCALE_PAGE, home) as server:
            tapped = {"ours": "tap_{}_trust.place", "radio": "radio_{}"}
            turns = [
                {control: asyncio.run(_tap(server, drafts, control, key))[1] for control, key in tapped.items()}
                for _ in range(TURNS)
            ]
    costs = {control: min(turn[control] for turn in turns) for control in tapped}
    return [
        Row(
            f"server CPU of an answer on the described scale, to a radio with captions, {PEOPLE} people",
            costs["ours"] / costs["radio"],
            1.2,
            f"{costs['ours'] * 1e3:.2f} ms to {costs['radio'] * 1e3:.2f} ms",
        )
    ]


async def _tap(server: Server, drafts: list[str], control: str, key: str) -> tuple[float, float]:
    async with tabs(server, [f"/?control={control}&draft={draft}" for draft in drafts]) as opened:

        async def answer(tab: Browser, turn: int) -> None:
            await tab.set(key.format(drafts[tab.index]), f"{turn % 5 + 1}.")

        return await _cost(server, opened, answer)


async def _answer(server: Server, drafts: list[str]) -> tuple[float, float]:
    """Answers a second, and server CPU seconds of each."""
    async with tabs(server, [f"/reflect?draft={draft}" for draft in drafts]) as opened:

        async def answer(tab: Browser, turn: int) -> None:
            await tab.set(f"tap_{drafts[tab.index]}_trust.place", f"{turn % 5 + 1}.")

        return await _cost(server, opened, answer)


async def _rerun(server: Server) -> tuple[float, float]:
    async with tabs(server, ["/"] * PEOPLE) as opened:

        async def rerun(tab: Browser, _turn: int) -> None:
            await tab.click("Again")

        return await _cost(server, opened, rerun)


async def _cost(server: Server, opened: list[Browser], act: Act) -> tuple[float, float]:
    before = server.cpu()
    answers = await keep_on(SECONDS, opened, act)
    cpu = server.cpu() - before
    sound(opened)
    return answers / SECONDS, cpu / answers
