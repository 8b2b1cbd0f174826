"""Reflections to measure with, and tabs that are open on them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from bench.load.browser import Browser, fetch_xsrf
from bench.servers import ROOT, Server
from model.access import LOCAL
from model.answers import PLACES
from model.content import Content, load_content
from model.store import OwnStore, open_store
from model.store.database.transactions import new_id
from model.store.tables import reflection

AT_ONCE = 10
"""Tabs opened at the same moment: more would measure the rush, not the open page."""


def content() -> Content:
    """The guide's words."""
    return load_content(ROOT / "content" / "en")


def begin(own: OwnStore, flow: str, step: str, how_many: int = 1) -> list[str]:
    """Start drafts of a flow, each at its screen `step`; their ids."""
    version = content().version
    today = datetime.now(UTC).date()
    return [
        own.reflections.start(flow=flow, content_version=version, language="en", happened_on=today, step=step).id
        for _ in range(how_many)
    ]


def own_in(home: Path) -> OwnStore:
    """The store in this folder, as the one person of it."""
    return open_store(home).of(LOCAL)


def fill(home: Path, how_many: int, relationship: str | None = None) -> str:
    """Store finished reflections with all places and some words, as many days back; the newest one's id.

    All are of one `relationship`, if any.
    """
    store = open_store(home)
    elements, version = [element.key for element in content().elements], content().version
    moment, today = datetime.now(UTC), datetime.now(UTC).date()
    ids = [new_id() for _ in range(how_many)]
    envelopes = [
        _envelope(id_, version, today - timedelta(days=days % 3000), moment) | {"relationship": relationship}
        for days, id_ in enumerate(ids)
    ]
    answers = [answer for id_ in ids for answer in _answers(id_, elements, moment)]
    with store.writing() as connection:
        connection.execute(reflection.reflections.insert(), envelopes)
        connection.execute(reflection.answers.insert(), answers)
    store.close()
    return ids[0]


def _envelope(id_: str, version: str, day: date, moment: datetime) -> dict[str, Any]:
    return {
        "id": id_,
        "owner": LOCAL.person,
        "flow": "full_walk",
        "content_version": version,
        "language": "en",
        "happened_on": day,
        "venue": None,
        "session_kind": None,
        "headline": "A planned hour in the office; the bus was late",
        "step": "finish",
        "revision": 15,
        "started_at": moment,
        "changed_at": moment,
        "finished_at": moment,
    }


def _answers(id_: str, elements: list[str], moment: datetime) -> list[dict[str, Any]]:
    kept = {"reflection": id_, "version": 1, "saved_at": moment, "tab": "bench"}
    places = [
        {**kept, "field": f"{element}.place", "words": "", "place": PLACES[number % len(PLACES)]}
        for number, element in enumerate(elements)
    ]
    words = "We sat in the car for ten minutes before either of us said a thing, and then the radio helped. " * 3
    return [*places, *({**kept, "field": f"{element}.what", "words": words, "place": None} for element in elements[:3])]


@asynccontextmanager
async def tabs(server: Server, addresses: list[str]) -> AsyncIterator[list[Browser]]:
    """Open one tab on each address, a few at a time, and close them at the end."""
    token = await asyncio.to_thread(fetch_xsrf, server.address)
    opened = [Browser(server.address, index=index, timeout=120) for index in range(len(addresses))]
    try:
        for start in range(0, len(opened), AT_ONCE):
            few = zip(opened[start : start + AT_ONCE], addresses[start : start + AT_ONCE], strict=True)
            await asyncio.gather(*(_open(tab, token, address) for tab, address in few))
        yield opened
    finally:
        await asyncio.gather(*(tab.close() for tab in opened))


async def _open(tab: Browser, token: str | None, address: str) -> None:
    await tab.connect(token)
    await tab.open(address)


async def keep_on(seconds: float, opened: list[Browser], act: Callable[[Browser, int], Awaitable[None]]) -> int:
    """Every tab acts again as soon as it has its answer, for so long; how many answers all tabs had by then."""
    before = sum(len(tab.requests.records) for tab in opened)

    async def one(tab: Browser) -> None:
        for turn in count():
            await act(tab, turn)

    acting = [asyncio.create_task(one(tab)) for tab in opened]
    ended, going = await asyncio.wait(acting, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    answers = sum(len(tab.requests.records) for tab in opened) - before
    for task in going:
        task.cancel()
    await asyncio.gather(*going, return_exceptions=True)
    for task in ended:
        task.result()
    return answers


def sound(opened: list[Browser]) -> None:
    """Stop the measurement if any tab met an error: its numbers would mean nothing."""
    errors = [error for tab in opened for error in tab.errors]
    if errors:
        raise SystemExit(f"The pages failed while being measured: {errors[0]}")


async def compare_pages(servers: dict[int, Server], addresses: dict[int, str], times: int) -> dict[int, float]:
    """Seconds from asking to the finished page on each server, in turns so that noise falls on all; medians."""
    took: dict[int, list[float]] = {size: [] for size in servers}
    for turn in range(times + 2):
        for size, server in servers.items():
            async with tabs(server, [addresses[size]]) as opened:
                sound(opened)
                if turn >= 2:
                    took[size].append(opened[0].requests.records[-1].seconds)
    return {size: median(seconds) for size, seconds in took.items()}
