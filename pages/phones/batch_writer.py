"""Answers of many phones, kept together: one transaction holds all that came in while the one before was written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool

Sent = TypeVar("Sent")
Kept = TypeVar("Kept")

MOST_AT_ONCE = 500
"""Phones in one transaction, so that those behind a flood wait for less than a second."""


class _Waiting:
    """What phones of one event loop sent and what is not written yet. A task writes while there is anything."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Any, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, sent: Any, keep: Callable[[Sequence[Any]], Sequence[Any]]) -> Any:
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((sent, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all(keep))
        return await done

    async def _write_all(self, keep: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                await _write_batch(batch, keep)
        finally:
            self._writing = None
            for _, done in self._waiting:
                done.cancel()
            self._waiting.clear()


async def _write_batch(
    batch: Sequence[tuple[Any, asyncio.Future[Any]]], keep: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    try:
        kept = await run_in_threadpool(keep, [sent for sent, _ in batch])
    except Exception as fault:  # noqa: BLE001  each phone is told, and sends again
        for _, done in batch:
            if not done.done():
                done.set_exception(fault)
        return
    for (_, done), one in zip(batch, kept, strict=True):
        if not done.done():
            done.set_result(one)


_of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, _Waiting] = WeakKeyDictionary()


async def write(sent: Sent, keep: Callable[[Sequence[Sent]], Sequence[Kept]]) -> Kept:
    """Keep what one phone sent together with what others did, and return, once it is on disk, what `keep` says of it.

    `keep` says something of each that it is given, in order. Raises whatever it raises, to everybody whose answers
    were in the same transaction.
    """
    kept: Kept = await _of_loop.setdefault(asyncio.get_running_loop(), _Waiting()).write(sent, keep)
    return kept
