"""The crowd, in a process of its own so that it never waits for the one that measures.

`python -m bench.workshop.jobs` reads one job as JSON and prints its numbers as one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from itertools import count

import psutil

from bench.workshop.crowd import Job, Told
from bench.workshop.phones import Phone, Unexpected
from bench.workshop.presses import HOST, PRESSES, Press, joined_phones, put_away

WARM = 1.0
"""Seconds of pressing before the numbers count."""


async def arrive(job: Job) -> Told:
    """All phones at once join, follow, and give their answers one after another; how long until the last was kept.

    `cpu` is what the server (the process `pid`) used for all of it, by answer.
    """
    errors: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    phones = [Phone(HOST, job["port"], code) for code in job["codes"] for _ in range(job["phones"])]
    server = psutil.Process(job["pid"])
    used, begun = sum(server.cpu_times()[:2]), time.perf_counter()

    async def one(number: int, phone: Phone) -> asyncio.Task[None] | None:
        following = None
        try:
            await phone.join()
            following = asyncio.create_task(phone.follow())
            for at, field in enumerate(job["fields"]):
                value = str((number + at) % 5 + 1)
                is_kept = await phone.answer(field, value)
                kept[f"{field} {value}"] += is_kept
        except (Unexpected, OSError, TimeoutError) as error:
            errors[_told(error)] += 1
        return following

    following = await asyncio.gather(*(one(number, phone) for number, phone in enumerate(phones)))
    took, used = time.perf_counter() - begun, sum(server.cpu_times()[:2]) - used
    for task in following:
        if task is not None and task.done():
            errors[_told(task.exception())] += 1
    await put_away([task for task in following if task is not None], phones)
    return {"took": took, "cpu": used / max(kept.total(), 1), "kept": kept, "errors": errors}


async def press(job: Job) -> Told:
    """Each phone gives the next answer as soon as the last one is confirmed, for so many seconds.

    `cpu` is what the server (the process `pid`) used for one answer, `own_cpu` the share of a core that the crowd took.
    """
    presses, leave = await PRESSES[job["at"]](job)
    answers = 0
    refused = 0

    async def one(give: Press) -> None:
        nonlocal answers, refused
        for turn in count():
            if await give(turn):
                answers += 1
            else:
                refused += 1

    tasks = [asyncio.create_task(one(give)) for give in presses]
    await asyncio.sleep(WARM)
    before, begun = answers, time.perf_counter()
    server, own = psutil.Process(job["pid"]), time.process_time()
    used = sum(server.cpu_times()[:2])
    ended, _ = await asyncio.wait(tasks, timeout=job["seconds"], return_when=asyncio.FIRST_EXCEPTION)
    took, given = time.perf_counter() - begun, answers - before
    used, own = sum(server.cpu_times()[:2]) - used, time.process_time() - own
    errors = Counter(_told(task.exception()) for task in ended)
    await put_away(tasks, [])
    await leave()
    return {
        "answers": given,
        "a_second": given / took,
        "cpu": used / max(given, 1),
        "own_cpu": own / took,
        "refused": refused,
        "errors": errors,
    }


async def pace(job: Job) -> Told:
    """Phones join, then each gives an answer every few seconds; when each one's first answer was confirmed."""
    errors: Counter[str] = Counter()
    firsts: list[float] = []
    answers = 0
    dice = random.Random(job["seed"])
    phones = await joined_phones(job)
    following = [asyncio.create_task(phone.follow()) for phone in phones]

    async def one(phone: Phone) -> None:
        nonlocal answers
        await asyncio.sleep(dice.uniform(0, job["first_within"]))
        for turn in count():
            field = job["fields"][turn % len(job["fields"])]
            try:
                is_kept = await phone.answer(field, str(dice.randrange(5) + 1))
            except (Unexpected, OSError, TimeoutError) as error:
                errors[_told(error)] += 1
            else:
                answers += is_kept
                errors["an answer was not kept"] += not is_kept
                if turn == 0:
                    firsts.append(time.time())
            await asyncio.sleep(dice.uniform(*job["between"]))

    tasks = [asyncio.create_task(one(phone)) for phone in phones]
    begun = time.perf_counter()
    await asyncio.sleep(job["seconds"])
    for task in (*tasks, *following):
        if task.done() and not task.cancelled() and task.exception() is not None:
            errors[_told(task.exception())] += 1
    await put_away([*tasks, *following], phones)
    took = time.perf_counter() - begun
    return {"answers": answers, "a_second": answers / took, "firsts": sorted(firsts), "errors": +errors}


def _told(error: BaseException | None) -> str:
    return str(error) or type(error).__name__


def _many_files() -> None:
    """Ask for as many open connections as the system gives; Windows has no such limit to raise."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  Windows has none

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


_JOBS = {"arrive": arrive, "press": press, "pace": pace}

if __name__ == "__main__":
    _many_files()
    asked = json.load(sys.stdin)
    print(json.dumps(asyncio.run(_JOBS[asked["do"]](asked))))
