"""A workshop of 100 phones, half of which join while one of the processes is killed."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import closing

from sqlalchemy import func, select

from bench.people import content
from bench.processes.group import Group
from bench.processes.middle import AT_ONCE, BETWEEN, KILLED_AFTER, SECONDS, spread, while_killed
from bench.processes.persistent_phone import PersistentPhone
from bench.table import Row
from bench.workshop.presses import HOST
from bench.workshop.room import PLAN, STEP, fields
from model.access import LOCAL
from model.store import Store
from model.store.tables.workshop import given, room_people
from model.workshop.script import script_of

PHONES = 100
STEPS = ("ground", STEP)
"""The trainer goes back and forth between these; what was asked can be answered all the while."""

MOVE_EVERY = 3.0
HEARD_WITHIN = 2.0


async def workshop(running: Group) -> list[Row]:
    guide, asked, processes = content(), fields(), len(running.processes)
    with closing(running.store()) as store:
        theirs = store.workshops(LOCAL)
        room = theirs.rooms.open(script_of(guide, PLAN), content_version=guide.version, language="en")
        theirs.rooms.move(room.id, STEP)
        phones = [PersistentPhone(HOST, running.port, room.code) for _ in range(PHONES)]
        first, rest = phones[: PHONES // 2], phones[PHONES // 2 :]
        for start in range(0, len(first), AT_ONCE):
            await asyncio.gather(*(one.join() for one in first[start : start + AT_ONCE]))
        kept: dict[PersistentPhone, dict[str, str]] = {phone: {} for phone in phones}
        following: list[asyncio.Task[None]] = []
        moves: dict[int, float] = {}

        async def answer(phone: PersistentPhone, late: float) -> None:
            await asyncio.sleep(late)
            if not phone.cookie:
                await phone.join()
            following.append(asyncio.create_task(phone.follow()))
            end, turn = time.monotonic() + SECONDS - late, 0
            while time.monotonic() < end:
                field, value = asked[turn % len(asked)], str(turn % 5 + 1)
                if await phone.until_done(lambda: phone.answer(field, value)):  # noqa: B023  awaited in this turn
                    kept[phone][field] = value
                turn += 1
                await asyncio.sleep(BETWEEN)

        async def move() -> None:
            end = time.monotonic() + SECONDS
            while time.monotonic() < end:
                await asyncio.sleep(MOVE_EVERY)
                moved = await asyncio.to_thread(theirs.rooms.move, room.id, STEPS[len(moves) % 2])
                moves[moved.version] = time.time()

        joins = [KILLED_AFTER + at / len(rest) * 4 - 2 for at in range(len(rest))]
        acts = [*(answer(one, 0) for one in first), *(answer(*one) for one in zip(rest, joins, strict=True)), move()]
        killed = await while_killed(running, acts)
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
        people, answers = _in_store(store, room.id)
    wanted = Counter(f"{field} {value}" for of in kept.values() for field, value in of.items())
    away = sorted(seconds for phone in phones for seconds in phone.away)
    heard = _lateness(moves, phones)
    return [
        Row(
            f"acknowledged answers lost, one of {processes} processes killed among {PHONES} phones",
            (wanted - answers).total(),
            0,
            f"{wanted.total()} fields; {len(away)} times a phone asked again ({killed}), answered {spread(away)}",
            unit="lost",
        ),
        Row(
            "the same: people and answers counted twice",
            abs(people - PHONES) + (answers - wanted).total(),
            0,
            f"{people} people; {len(rest)} of them joined while it was killed",
            unit="",
        ),
        Row(
            "a move made in another process is heard of by a phone, 95 in 100",
            heard[int(len(heard) * 0.95)],
            HEARD_WITHIN,
            f"{len(heard)} moves heard, median {heard[len(heard) // 2]:.2f} s, the latest {heard[-1]:.2f} s",
            unit="s",
        ),
    ]


def _lateness(moves: dict[int, float], phones: list[PersistentPhone]) -> list[float]:
    """How long after each move each phone heard of it, or of a later one; those of the killed process among them."""
    late = [
        max(0.0, phone.heard[version] - at)
        for version, at in moves.items()
        for phone in phones
        if version in phone.heard
    ]
    if not late:
        raise SystemExit("No phone heard of any move.")
    return sorted(late)


def _in_store(store: Store, room: str) -> tuple[int, Counter[str]]:
    asked = select(given.c.field, given.c.answer, func.count()).where(given.c.room == room)
    with store.reading() as connection:
        people = connection.scalar(select(func.count()).select_from(room_people).where(room_people.c.room == room))
        rows = connection.execute(asked.group_by(given.c.field, given.c.answer))
        return people, Counter({f"{field} {answer}": number for field, answer, number in rows})
