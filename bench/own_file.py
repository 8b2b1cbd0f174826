"""A file of everything with 10,000 reflections, written and taken in, and the PDF of a relationship with 50."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.people import content, fill, own_in
from bench.servers import new_home
from bench.table import Row
from model.access import LOCAL
from model.content.published import ELEMENTS
from model.own_file import read, written
from model.report.relationship.told import RelationshipReport, told_relationship
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_pdf import told_pdf
from model.store import open_store

FEW, MANY = 1_000, 10_000
LIMIT = 1.5
"""How much longer, or how much more memory, each of many may take than each of few: near linear growth."""

FEW_DATES, DATES, TIMES = 5, 50, 11
LIMIT_OF_DATES = 4
"""Of the PDF with ten times the meetings: its words grow with them, its fonts and its frame do not."""


class Cost(NamedTuple):
    """What something took in a process of its own: seconds by the clock and of CPU, and how far memory rose (MB)."""

    seconds: float
    cpu: float
    peak: float


def measure() -> list[Row]:
    """Four rows of growth, each of a process that does nothing else, and one of a PDF."""
    writing, taking, sizes = {}, {}, {}
    for how_many in (FEW, MANY):
        with new_home() as full, new_home() as empty:
            fill(full, how_many)
            file = full / "everything.zip"
            writing[how_many] = _alone(_write, full, file)
            sizes[how_many] = file.stat().st_size / 1e6
            taking[how_many] = _alone(_take_in, empty, file)
    told = f"; the file has {sizes[MANY]:.1f} MB"
    rows = [*_growth("writing a file of everything", writing, told), *_growth("taking such a file in", taking, "")]
    return [*rows, _pdf_row()]


def _alone(act: Callable[[Path, Path], Cost], home: Path, file: Path) -> Cost:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(act, home, file).result()


def _write(home: Path, file: Path) -> Cost:
    everything = own_in(home).everything
    return _cost(lambda: file.write_bytes(written(everything.rows())))


def _take_in(home: Path, file: Path) -> Cost:
    everything = own_in(home).everything
    return _cost(lambda: everything.take_in(read(file.read_bytes())))


def _cost(act: Callable[[], object]) -> Cost:
    before, began, busy = _peak(), time.perf_counter(), time.process_time()
    act()
    return Cost(time.perf_counter() - began, time.process_time() - busy, _peak() - before)


def _peak() -> float:
    """The most memory this process ever held, in MB; what the system counts by itself begins with its parent's."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1e3


def _growth(what: str, costs: dict[int, Cost], told: str) -> list[Row]:
    few, many, times = costs[FEW], costs[MANY], MANY / FEW
    return [
        Row(
            f"{what}: CPU for each of {MANY:,} reflections, to {FEW:,}",
            many.cpu / few.cpu / times,
            LIMIT,
            f"{many.cpu:.1f} s to {few.cpu:.2f} s, by the clock {many.seconds:.1f} s to {few.seconds:.2f} s{told}",
        ),
        Row(
            f"{what}: peak memory for each of {MANY:,} reflections, to {FEW:,}",
            many.peak / few.peak / times,
            LIMIT,
            f"{many.peak:.0f} MB to {few.peak:.0f} MB above the start",
        ),
    ]


def _pdf_row() -> Row:
    seconds = {dates: _pdf_seconds(dates) for dates in (FEW_DATES, DATES)}
    return Row(
        f"PDF of a relationship with {DATES} reflections and their words, to {FEW_DATES}",
        seconds[DATES] / seconds[FEW_DATES],
        LIMIT_OF_DATES,
        f"{seconds[DATES] * 1e3:.0f} ms to {seconds[FEW_DATES] * 1e3:.0f} ms, medians of {TIMES}",
    )


def _pdf_seconds(dates: int) -> float:
    guide = content().spoken("young_person")
    with new_home() as home:
        relationship = own_in(home).relationships.name("Heron").id
        fill(home, dates, relationship)
        own = open_store(home).of(LOCAL)
        words = tuple(
            OwnWords(str(one.happened_on), answer.field, answer.words)
            for one in own.reflections.all(limit=dates)
            for answer in own.answers.of(one.id).values()
            if answer.words
        )
        report = RelationshipReport(
            datetime.now(UTC).date(), own.history.of(relationship, list(ELEMENTS)), name="Heron", words=words
        )
    return median(_timed(lambda: told_pdf(guide, told_relationship(guide, report))) for _ in range(TIMES))


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
