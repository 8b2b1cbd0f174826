"""The profile and the list with 10,000 stored reflections, against as many as fill a page of the list."""

from __future__ import annotations

import asyncio

from bench.people import compare_pages, fill
from bench.servers import alongside, new_home
from bench.table import Row

FEW, MANY = 20, 10_000
TIMES = 21
LIMIT = 1.3


def measure() -> list[Row]:
    """Two rows, in time from asking to the finished page."""
    with new_home() as little, new_home() as large:
        newest = {FEW: fill(little, FEW), MANY: fill(large, MANY)}
        with alongside(little) as few, alongside(large) as many:
            pages = {
                "profile": asyncio.run(
                    compare_pages({FEW: few, MANY: many}, {n: f"/profile?draft={newest[n]}" for n in newest}, TIMES)
                ),
                "list": asyncio.run(
                    compare_pages({FEW: few, MANY: many}, dict.fromkeys(newest, "/reflections"), TIMES)
                ),
            }
    return [
        Row(
            f"{name} with {MANY:,} stored reflections, to {FEW}",
            seconds[MANY] / seconds[FEW],
            LIMIT,
            f"{seconds[MANY] * 1e3:.1f} ms to {seconds[FEW] * 1e3:.1f} ms, medians of {TIMES}",
        )
        for name, seconds in pages.items()
    ]
