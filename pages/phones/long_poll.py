"""Phones that follow their room: each asks once and is answered when the room changes, or after a while.

One task looks for all of them, twice a second and only while somebody waits, so that any process can change a room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool

Versions = Callable[[Sequence[str]], Mapping[str, int]]

LONGEST = 25.0
"""Seconds that a phone waits before it is told that nothing changed."""

LOOK_EVERY = 0.5

MOST_OF_ONE = 4
"""Questions of one person that wait at a time: more phones than anybody has, and a bound on what one can hold up."""


class _Waiting:
    """The phones of one event loop that wait, by room: what each has seen, and where it is answered."""

    def __init__(self) -> None:
        self._waiting: dict[str, dict[asyncio.Future[int | None], int]] = {}
        self._of_person: dict[str, list[asyncio.Future[int | None]]] = {}
        self._watch: asyncio.Task[None] | None = None

    async def wait(self, room: str, person: str, seen: int, versions: Versions) -> int | None:
        answer: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(room, {})[answer] = seen
        self._answer_oldest(person, answer, seen)
        if self._watch is None:
            self._watch = asyncio.create_task(self._look(versions))
        try:
            async with asyncio.timeout(LONGEST):
                return await answer
        except TimeoutError:
            return seen
        finally:
            self._leave(room, answer)
            self._leave_person(person, answer)

    def _answer_oldest(self, person: str, answer: asyncio.Future[int | None], seen: int) -> None:
        """Answer the oldest questions of a person who asks too many: their phones may have hung up."""
        mine = self._of_person.setdefault(person, [])
        mine.append(answer)
        for oldest in mine[:-MOST_OF_ONE]:
            if not oldest.done():
                oldest.set_result(seen)

    def _leave_person(self, person: str, answer: asyncio.Future[int | None]) -> None:
        mine = self._of_person.get(person, [])
        mine.remove(answer)
        if not mine:
            self._of_person.pop(person, None)

    def _leave(self, room: str, answer: asyncio.Future[int | None]) -> None:
        waiting = self._waiting.get(room, {})
        waiting.pop(answer, None)
        if not waiting:
            self._waiting.pop(room, None)

    async def _look(self, versions: Versions) -> None:
        try:
            while self._waiting:
                asked = list(self._waiting)
                self._tell(asked, await run_in_threadpool(versions, asked))
                await asyncio.sleep(LOOK_EVERY)
        except Exception as fault:  # noqa: BLE001  each phone is told, and asks again
            self._fail(fault)
        finally:
            self._watch = None

    def _tell(self, asked: Sequence[str], now: Mapping[str, int]) -> None:
        """Tell the phones of the rooms that were asked about; one that began to wait meanwhile is asked about next."""
        for room in asked:
            for answer, seen in list(self._waiting.get(room, {}).items()):
                if now.get(room) != seen and not answer.done():
                    answer.set_result(now.get(room))

    def _fail(self, fault: Exception) -> None:
        for waiting in self._waiting.values():
            for answer in waiting:
                if not answer.done():
                    answer.set_exception(fault)


_of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, _Waiting] = WeakKeyDictionary()


async def wait_for_change(room: str, person: str, seen: int, versions: Versions) -> int | None:
    """The room's version once it differs from `seen`, or `seen` after `LONGEST` seconds; None where it has ended.

    A person who asks more than `MOST_OF_ONE` times at once gets the oldest answered with what was seen.
    """
    waiting = _of_loop.setdefault(asyncio.get_running_loop(), _Waiting())
    return await waiting.wait(room, person, seen, versions)
