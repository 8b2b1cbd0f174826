"""Memory of an open session on an element's screen, against one on an empty page."""

from __future__ import annotations

import asyncio

from bench.people import begin, own_in, sound, tabs
from bench.servers import Server, alongside, empty, new_home
from bench.table import Row

SESSIONS = 300
FIRST = 100
"""Sessions opened before measuring, so that what is made once is not counted as a session's."""


def measure() -> list[Row]:
    """One row, in resident memory."""
    with new_home() as home:
        drafts = begin(own_in(home), "full_walk", "trust", FIRST + SESSIONS)
        with alongside(home) as server:
            ours = asyncio.run(_each(server, [f"/reflect?draft={draft}" for draft in drafts]))
        with empty(home) as server:
            nothing = asyncio.run(_each(server, ["/"] * (FIRST + SESSIONS)))
    return [
        Row(
            f"memory of an open session, to the empty page, {SESSIONS} sessions",
            ours / nothing,
            3,
            f"{ours:.0f} kB to {nothing:.0f} kB",
        )
    ]


async def _each(server: Server, addresses: list[str]) -> float:
    async with tabs(server, addresses[:FIRST]) as first:
        sound(first)
        before = server.rss_kb()
        async with tabs(server, addresses[FIRST:]) as rest:
            sound(rest)
            return (server.rss_kb() - before) / SESSIONS
