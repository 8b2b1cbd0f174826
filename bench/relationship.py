"""A relationship's page with 1,000 reflections, against 10."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bench.people import compare_pages, fill, own_in
from bench.servers import alongside, new_home
from bench.table import Row

FEW, MANY = 10, 1_000
TIMES = 21
LIMIT = 1.5


def measure() -> list[Row]:
    """One row, in time from asking to the finished page."""
    with new_home() as little, new_home() as large:
        pages = {FEW: _page(little, FEW), MANY: _page(large, MANY)}
        with alongside(little) as few, alongside(large) as many:
            seconds = asyncio.run(compare_pages({FEW: few, MANY: many}, pages, TIMES))
    return [
        Row(
            f"a relationship's page with {MANY:,} reflections, to {FEW}",
            seconds[MANY] / seconds[FEW],
            LIMIT,
            f"{seconds[MANY] * 1e3:.1f} ms to {seconds[FEW] * 1e3:.1f} ms, medians of {TIMES}",
        )
    ]


def _page(home: Path, how_many: int) -> str:
    """The page of a relationship with so many reflections."""
    relationship = own_in(home).relationships.name("Heron").id
    fill(home, how_many, relationship)
    return f"/relationship?relationship={relationship}"
