"""Ways of giving one answer and waiting until it is confirmed: at our light page, at a bare form, on oTree."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from html import unescape
from typing import Any

from websockets.asyncio.client import connect

from bench.workshop.crowd import Job
from bench.workshop.phones import Line, Phone, Unexpected, place_of

HOST = "127.0.0.1"
AT_ONCE = 20
"""Phones that join at the same moment, where joining is not what is measured."""

Press = Callable[[int], Awaitable[bool]]
"""Gives the n-th answer; whether it was kept."""

Leave = Callable[[], Awaitable[None]]
_LIVE = re.compile(r'data-socket-url="(/live[^"]*)"')


async def joined_phones(job: Job) -> list[Phone]:
    """As many phones as the job says, in its first room."""
    phones = [Phone(HOST, job["port"], job["codes"][0]) for _ in range(job["phones"])]
    for start in range(0, len(phones), AT_ONCE):
        await asyncio.gather(*(phone.join() for phone in phones[start : start + AT_ONCE]))
    return phones


async def put_away(tasks: Sequence[asyncio.Task[Any]], phones: Sequence[Phone]) -> None:
    """End what phones are doing, and hang up."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for phone in phones:
        phone.close()


async def _at_light(job: Job) -> tuple[list[Press], Leave]:
    phones = await joined_phones(job)

    def of(phone: Phone) -> Press:
        return lambda turn: phone.answer(job["fields"][turn % len(job["fields"])], str(turn % 5 + 1))

    following = [asyncio.create_task(phone.follow()) for phone in phones]
    return [of(phone) for phone in phones], lambda: put_away(following, phones)


async def _at_plain(job: Job) -> tuple[list[Press], Leave]:
    lines = [Line(HOST, job["port"]) for _ in range(job["phones"])]

    def of(number: int, line: Line) -> Press:
        async def give(turn: int) -> bool:
            form = {
                "person": str(number),
                "field": job["fields"][turn % len(job["fields"])],
                "value": str(turn % 5 + 1),
            }
            reply = await line.ask("POST", "/answer", form=form, more="Accept: application/json\r\n")
            return reply.status == 200 and json.loads(reply.body)["kept"] == [form["field"]]

        return give

    async def leave() -> None:
        for line in lines:
            line.close()

    return [of(number, line) for number, line in enumerate(lines)], leave


async def _at_otree(job: Job) -> tuple[list[Press], Leave]:
    sockets = [await _otree_page(job["port"], person) for person in job["people"]]

    def of(socket: Any) -> Press:
        async def give(turn: int) -> bool:
            said = {"field": job["fields"][turn % len(job["fields"])], "value": str(turn % 5 + 1)}
            await socket.send(json.dumps(said))
            return json.loads(await socket.recv()).get("live_method_payload") == said

        return give

    async def leave() -> None:
        await asyncio.gather(*(socket.close() for socket in sockets))

    return [of(socket) for socket in sockets], leave


async def _otree_page(port: int, person: str) -> Any:
    """Open a participant's page, and the socket that its script would open."""
    line = Line(HOST, port)
    reply = await line.ask("GET", f"/InitializeParticipant/{person}")
    while reply.status in (302, 303, 307):
        reply = await line.ask("GET", place_of(reply).removeprefix(f"http://{HOST}:{port}"))
    line.close()
    socket = _LIVE.search(reply.body.decode())
    if reply.status != 200 or socket is None:
        raise Unexpected(f"oTree's page was answered with {reply.status}, or has no socket")
    return await connect(f"ws://{HOST}:{port}{unescape(socket[1])}", compression=None)


PRESSES: dict[str, Callable[[Job], Awaitable[tuple[list[Press], Leave]]]] = {
    "light": _at_light,
    "plain": _at_plain,
    "otree": _at_otree,
}
