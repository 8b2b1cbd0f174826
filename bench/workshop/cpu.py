"""Server CPU of one answer: our light page against the same step as a Streamlit page on our settings, 20 people.

Both keep one answer at a time, on disk before it is confirmed, and each person gives the next one as soon as the last
is confirmed. Two ways of looking at it:

- Answers alone: everybody has the page open and goes on answering.
- A whole visit: a phone that was never here opens the page with all its files, joins, and gives each answer once. The
  files of the Streamlit page are those that Chromium asks for; they are fetched anew for each person.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.chromium import chromium_page
from bench.load.browser import Browser
from bench.people import keep_on, sound, tabs
from bench.servers import Server, alongside_in_a_room, new_home, running
from bench.table import Row
from bench.workshop.crowd import crowd, pressed
from bench.workshop.phones import Line
from bench.workshop.presses import HOST
from bench.workshop.room import fields, open_rooms
from server.settings import lasting_settings

PEOPLE = 20
SECONDS = 8.0
TURNS = 3
LIMIT = 0.1
PAGE = Path(__file__).parent / "streamlit_page.py"
ELEMENTS = [field.partition(".")[2] for field in fields()]


def measure() -> list[Row]:
    """Two rows. The two servers take turns; the least of each counts, since other work on the machine only adds."""
    with new_home() as home:
        [room] = open_rooms(home)
        with alongside_in_a_room(home) as light, streamlit_page(home) as page:
            files = asyncio.run(_files(page))
            answers = [(_answers(light, room.code), asyncio.run(_answers_there(page))) for _ in range(TURNS)]
            visits = [(_visits(light, room.code), asyncio.run(_visits_there(page, files))) for _ in range(TURNS)]
    return [
        _row("server CPU of an answer, to a Streamlit page", answers),
        _row("the same by answer of a whole first visit: page, joining, seven answers", visits),
    ]


def _row(what: str, pairs: list[tuple[float, float]]) -> Row:
    ours, theirs = min(ours for ours, _ in pairs), min(theirs for _, theirs in pairs)
    return Row(f"{what}, {PEOPLE} people", ours / theirs, LIMIT, f"{ours * 1e3:.2f} ms to {theirs * 1e3:.2f} ms")


def _answers(server: Server, code: str) -> float:
    return float(pressed(_job(server, code) | {"do": "press", "at": "light", "seconds": SECONDS})["cpu"])


def _visits(server: Server, code: str) -> float:
    told = crowd(_job(server, code) | {"do": "arrive"})
    if told["errors"]:
        raise SystemExit(f"Phones met errors while they were measured: {told['errors']}")
    return float(told["cpu"])


def _job(server: Server, code: str) -> dict[str, object]:
    return {"codes": [code], "port": server.room_port, "pid": server.process.pid, "phones": PEOPLE, "fields": fields()}


async def _answers_there(server: Server) -> float:
    async with tabs(server, _addresses()) as opened:

        async def answer(tab: Browser, turn: int) -> None:
            await tab.set(ELEMENTS[turn % len(ELEMENTS)], str(turn % 5 + 1))

        before = server.cpu()
        answers = await keep_on(SECONDS, opened, answer)
        cpu = server.cpu() - before
        sound(opened)
        return cpu / answers


async def _visits_there(server: Server, files: list[str]) -> float:
    async def visit(tab: Browser) -> None:
        for element in ELEMENTS:
            await tab.set(element, str(tab.index % 5 + 1))

    before = server.cpu()
    await asyncio.gather(*(_fetch(server, files) for _ in range(PEOPLE)))
    async with tabs(server, _addresses()) as opened:
        await asyncio.gather(*map(visit, opened))
        sound(opened)
    return (server.cpu() - before) / (PEOPLE * len(ELEMENTS))


async def _fetch(server: Server, files: list[str]) -> None:
    line = Line(HOST, server.port)
    for path in files:
        await line.ask("GET", path)
    line.close()


async def _files(server: Server) -> list[str]:
    """What Chromium asks the server for when it opens the page for the first time, the websocket left out."""
    asked: list[str] = []
    async with chromium_page("about:blank") as page:
        page.on("request", lambda request: asked.append(request.url))
        await page.goto(server.address)
        await page.get_by_text(ELEMENTS[-1]).wait_for(timeout=30_000)
        await page.wait_for_load_state("networkidle")
    return [urlsplit(address).path for address in asked if address.startswith(server.address)]


def _addresses() -> list[str]:
    return [f"/?person={number}" for number in range(PEOPLE)]


@contextmanager
def streamlit_page(home: Path) -> Iterator[Server]:
    """The Streamlit page with the settings that Alongside gives Streamlit."""
    settings = [part for name, value in lasting_settings() for part in (f"--{name}", str(value).lower())]
    with running(["streamlit", "run", str(PAGE), "--server.headless", "true", *settings], home) as server:
        yield server
