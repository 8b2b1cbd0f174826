"""The trainer's two pages in Chromium while 300 phones answer: how late the big screen is, and how quick the console.

The phones answer every two to six seconds (about 75 answers a second together), follow the room, and read the new page
after each move, as their script does.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left
from pathlib import Path
from statistics import median, quantiles

from bench.chromium import chromium_page
from bench.servers import Server, alongside_in_a_room, new_home
from bench.table import Row
from bench.workshop.crowd import Told, crowd_beside, told_by
from bench.workshop.room import fields, joined, open_rooms, titles_after
from model.workshop.room import Room

PHONES = 300
BETWEEN = (2.0, 6.0)
FIRST_WITHIN = 30.0
SCREEN_LIMIT, CONSOLE_LIMIT = 2.0, 3.0
FROM_STEP = "ground"
UNHURRIED = 1.0
"""Seconds between two clicks; the console takes a second one within 0.4 s for a double click."""

_WATCH = """() => {
    window.seen = [];
    const look = () => {
        const found = document.body.innerText.match(/([0-9]+) of [0-9]+ ha(?:ve|s) answered/);
        const number = found ? +found[1] : 0;
        const last = seen.length ? seen[seen.length - 1][0] : 0;
        if (number > last) seen.push([number, Date.now() / 1000]);
    };
    new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
"""Keeps each new number of answers that the screen shows, with when it first did."""

_CLICK = """async title => {
    const there = () => [...document.querySelectorAll('h1')].some(one => one.innerText.trim() === title);
    const next = [...document.querySelectorAll('[class*="st-key-room_next_"] button')];
    const button = next.find(one => one.innerText.includes(`Next: ${title}`));
    const begun = performance.now();
    return await new Promise((tell, fail) => {
        setTimeout(() => fail(new Error('the next step did not come')), 60000);
        const done = () => { if (there()) { watch.disconnect(); tell((performance.now() - begun) / 1000); } };
        const watch = new MutationObserver(done);
        watch.observe(document.body, {subtree: true, childList: true, characterData: true});
        button.click();
    });
}"""
"""Presses Next, and tells the seconds until the heading of the next step stands there."""


def measure() -> list[Row]:
    """Two rows."""
    with new_home() as home, alongside_in_a_room(home) as server:
        return [asyncio.run(_screen(home, server)), asyncio.run(_console(home, server))]


async def _screen(home: Path, server: Server) -> Row:
    [room] = open_rooms(home)
    async with chromium_page(f"{server.address}/screen?room={room.id}") as page:
        await page.get_by_text("Nobody has joined yet").wait_for(timeout=30_000)
        await page.evaluate(_WATCH)
        with crowd_beside(_pace(server, room, fields(), FIRST_WITHIN, FIRST_WITHIN + 10)) as process:
            told = _sound(await asyncio.to_thread(told_by, process))
        shown = [(int(number), moment) for number, moment in await page.evaluate("() => window.seen")]
    late = _lateness(told["firsts"], shown)
    numbers = f"median of {len(late)} first answers, 95 in 100 within {quantiles(late, n=20)[18]:.2f} s; {_load(told)}"
    what = f"the big screen shows an answer after it was kept, {PHONES} phones"
    return Row(what, median(late), SCREEN_LIMIT, numbers, unit="s")


def _lateness(firsts: list[float], shown: list[tuple[int, float]]) -> list[float]:
    """For the n-th person whose first answer was confirmed, how long until the screen counted n people."""
    if not shown or shown[-1][0] < len(firsts):
        raise SystemExit(f"The big screen counted {shown[-1][0] if shown else 0} of {len(firsts)} people.")
    counted = [number for number, _ in shown]
    return [max(0.0, shown[bisect_left(counted, n)][1] - moment) for n, moment in enumerate(firsts, 1)]


async def _console(home: Path, server: Server) -> Row:
    empty, full = open_rooms(home, 2, FROM_STEP)
    alone = await _clicks(server, empty)
    asked = fields(FROM_STEP)
    with crowd_beside(_pace(server, full, asked, BETWEEN[0], 45)) as process:
        while await asyncio.to_thread(joined, home, [full]) < PHONES:
            await asyncio.sleep(0.5)
        await asyncio.sleep(BETWEEN[1])
        begun = time.monotonic()
        among = await _clicks(server, full)
        took = time.monotonic() - begun
        told = _sound(await asyncio.to_thread(told_by, process))
    numbers = f"{median(among) * 1e3:.0f} ms to {median(alone) * 1e3:.0f} ms, medians of {len(among)}; {_load(told)}"
    if took > 35:
        numbers += f"; the clicks took {took:.0f} s, longer than the phones went on"
    what = f"a click to the next step while {PHONES} answer, to an empty room"
    return Row(what, median(among) / median(alone), CONSOLE_LIMIT, numbers)


async def _clicks(server: Server, room: Room) -> list[float]:
    """Go through the rest of the plan on the console; the seconds of each click."""
    took = []
    async with chromium_page(f"{server.address}/room?room={room.id}") as page:
        for title in titles_after(room.step):
            await page.get_by_role("button", name=f"Next: {title}").wait_for(timeout=60_000)
            await asyncio.sleep(UNHURRIED)
            took.append(float(await page.evaluate(_CLICK, title)))
    return took


def _pace(server: Server, room: Room, asked: list[str], first_within: float, seconds: float) -> dict[str, object]:
    return {
        "do": "pace",
        "port": server.room_port,
        "codes": [room.code],
        "phones": PHONES,
        "fields": asked,
        "seconds": seconds,
        "first_within": first_within,
        "between": BETWEEN,
        "seed": 11,
    }


def _sound(told: Told) -> Told:
    if told["errors"]:
        raise SystemExit(f"The phones met errors while the pages were measured: {told['errors']}")
    return told


def _load(told: Told) -> str:
    return f"{told['a_second']:.0f} answers/s"
