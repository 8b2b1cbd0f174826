"""Answers of many phones, kept together: one transaction holds all that came in while the one before was written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool

from model.workshop.room import Given

Keep = Callable[[Sequence[Given]], list[bool]]

MOST_AT_ONCE = 2000
"""Answers in one transaction, so that those behind a flood wait for less than a second."""


class _Gathering:
    """The answers of one event loop that wait to be written. A task writes while there are any."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Sequence[Given], asyncio.Future[list[bool]]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, given: Sequence[Given], keep: Keep) -> list[bool]:
        done: asyncio.Future[list[bool]] = asyncio.get_running_loop().create_future()
        self._waiting.append((given, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write(keep))
        return await done

    async def _write(self, keep: Keep) -> None:
        try:
            while self._waiting:
                await self._write_some(keep)
        finally:
            self._writing = None
            for _, done in self._waiting:
                done.cancel()
            self._waiting.clear()

    async def _write_some(self, keep: Keep) -> None:
        batch = self._next_batch()
        try:
            kept = await run_in_threadpool(keep, [one for given, _ in batch for one in given])
        except Exception as fault:  # noqa: BLE001  each phone is told, and sends again
            for _, done in batch:
                if not done.done():
                    done.set_exception(fault)
            return
        at = 0
        for given, done in batch:
            if not done.done():
                done.set_result(kept[at : at + len(given)])
            at += len(given)

    def _next_batch(self) -> list[tuple[Sequence[Given], asyncio.Future[list[bool]]]]:
        held = until = 0
        while until < len(self._waiting) and (until == 0 or held + len(self._waiting[until][0]) <= MOST_AT_ONCE):
            held += len(self._waiting[until][0])
            until += 1
        batch, self._waiting = self._waiting[:until], self._waiting[until:]
        return batch


_of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, _Gathering] = WeakKeyDictionary()


async def kept(given: Sequence[Given], keep: Keep) -> list[bool]:
    """Keep answers together with others' and return, once they are on disk, which of them were taken.

    Raises whatever `keep` raises, to everybody whose answers were in the same transaction.
    """
    gathering = _of_loop.setdefault(asyncio.get_running_loop(), _Gathering())
    return await gathering.keep(given, keep)
