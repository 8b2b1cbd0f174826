"""A soak: a process that writes is killed at random moments, a thousand times. What it said was kept has to be there.

Each writer opens the store as a start does, saves one answer after the other, and says a number through a pipe once the
store has returned. After the kill another process opens the store, which checks the file, and looks. ALONGSIDE_KILLS
says how many times. It is the process that is killed and not the machine: no power cut is tried here.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from bench.people import begin
from bench.servers import new_folder
from bench.table import Row
from model.access import LOCAL
from model.store import open_store

KILLS = 1000
LONGEST = 0.25
"""Seconds of writing after the first answer that was kept, at the most."""

SEED = 16
FIELDS = ("trust.what", "safety.what", "next_1")
BYTES = 8
PATIENCE = 30.0


def measure() -> list[Row]:
    """One row: how many kills lost anything that was acknowledged, or left a file that does not open."""
    kills, dice = int(os.environ.get("ALONGSIDE_KILLS", KILLS)), random.Random(SEED)
    with new_folder() as home:
        with closing(open_store(home)) as store:
            [draft] = begin(store.of(LOCAL), "full_walk", "trust")
        acknowledged, bad = 0, 0
        for _ in range(kills):
            acknowledged = _killed(home, draft, acknowledged, dice.uniform(0, LONGEST))
            bad += not _beside(lambda told=acknowledged: _holds(home, draft, told))  # type: ignore[misc]
    numbers = f"{kills} kills of a writing process, {acknowledged} answers acknowledged, SQLite"
    return [Row("kills that lost an acknowledged answer, or left a store that does not open", bad, 0, numbers, unit="")]


def _killed(home: Path, draft: str, number: int, after: float) -> int:
    """Let a process write on from this number, kill it, and return the last number it said was kept."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _write(home, draft, number, writing)
    os.close(writing)
    said = _first(reading)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as pipe:
        said += pipe.read()
    whole = said[: len(said) // BYTES * BYTES]
    return int.from_bytes(whole[-BYTES:]) if whole else number


def _first(reading: int) -> bytes:
    """What was said first; nothing where that takes too long."""
    ready, _, _ = select.select([reading], [], [], PATIENCE)
    return os.read(reading, BYTES) if ready else b""


def _write(home: Path, draft: str, number: int, pipe: int) -> NoReturn:
    own = open_store(home).of(LOCAL)
    while True:
        number += 1
        field, held = FIELDS[number % len(FIELDS)], own.answers.of(draft)
        version = held[field].version if field in held else 0
        own.answers.save(draft, field, words=words_of(number), tab="kills", base_version=version)
        os.write(pipe, number.to_bytes(BYTES))


def _holds(home: Path, draft: str, acknowledged: int) -> bool:
    """Whether the store opens, and has in each field what was acknowledged last, or the one that was under way."""
    with closing(open_store(home)) as store:
        answers = store.of(LOCAL).answers.of(draft)
    kept = {field: answers[field].words if field in answers else "" for field in FIELDS}
    told = dict.fromkeys(FIELDS, "") | {
        FIELDS[number % len(FIELDS)]: words_of(number)
        for number in range(max(1, acknowledged - len(FIELDS) + 1), acknowledged + 1)
    }
    under_way = told | {FIELDS[(acknowledged + 1) % len(FIELDS)]: words_of(acknowledged + 1)}
    return kept in (told, under_way)


def words_of(number: int) -> str:
    """What is written by its number."""
    return f"What happened, number {number}."


def _beside(act: Callable[[], bool]) -> bool:
    """What comes of it in a process of its own."""
    pid = os.fork()
    if pid == 0:
        holds = False
        try:
            holds = act()
        finally:
            sys.stdout.flush()
            os._exit(0 if holds else 1)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status) == 0
