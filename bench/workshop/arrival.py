"""Phones that all arrive at the same moment, join, follow the room, and answer one step of seven elements.

Afterwards the store is read: so many people, and each of their answers once. Then twice as many phones, and so on, in
rooms of at most 300, until anything is lost or it takes too long.
"""

from __future__ import annotations

import time
from typing import NamedTuple

from bench.servers import alongside_in_a_room, new_home
from bench.table import Row
from bench.workshop.crowd import crowd
from bench.workshop.room import fields, joined, kept, open_rooms

PHONES = 300
WITHIN = 30.0
MOST_PHONES = 2400
MOST_SECONDS = 180.0
IN_A_ROOM = 300


class Arrived(NamedTuple):
    """How it went: seconds until the last answer was kept, and what was wrong, or ""."""

    seconds: float
    wrong: str

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, in time."""
        return not self.wrong and self.seconds <= WITHIN

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s{f' ({self.wrong})' if self.wrong else ''}"


def measure() -> list[Row]:
    """Two rows: how long 300 phones take, and how many phones it goes well with."""
    begun = time.monotonic()
    tried = {PHONES: arrive(PHONES)}
    phones = PHONES
    while tried[phones].holds and phones < MOST_PHONES and time.monotonic() - begun < MOST_SECONDS:
        phones *= 2
        tried[phones] = arrive(phones)
    well = max((number for number, arrived in tried.items() if arrived.holds), default=0)
    first = tried[PHONES]
    what = f"{PHONES} phones join and give {len(fields())} answers each, all at once, none lost"
    took = float("inf") if first.wrong else first.seconds
    told = ", ".join(f"{number}: {arrived}" for number, arrived in tried.items())
    return [
        Row(what, took, WITHIN, first.wrong or f"{PHONES * len(fields()) / first.seconds:.0f} answers/s", unit="s"),
        Row("phones with which that still goes well", well, PHONES, told, at_least=True, unit="phones"),
    ]


def arrive(phones: int) -> Arrived:
    """Let so many phones arrive at a fresh server."""
    asked = fields()
    each = min(phones, IN_A_ROOM)
    with new_home() as home:
        rooms = open_rooms(home, phones // each)
        with alongside_in_a_room(home) as server:
            job = {"do": "arrive", "port": server.room_port, "pid": server.process.pid, "phones": each, "fields": asked}
            told = crowd(job | {"codes": [room.code for room in rooms]}, MOST_SECONDS)
            people, answers = joined(home, rooms), kept(home, rooms)
    wrong = [f"{often} × {what}" for what, often in told["errors"].items()]
    if people != phones:
        wrong.append(f"{people} of {phones} people in the store")
    if answers != told["kept"] or answers.total() != phones * len(asked):
        wrong.append(f"{answers.total()} of {phones * len(asked)} answers in the store")
    return Arrived(told["took"], "; ".join(wrong))
