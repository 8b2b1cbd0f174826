from __future__ import annotations

import asyncio

from server.network.one_packet import WrittenTogether


class Written(asyncio.Transport):
    """A transport that keeps what it was told to do."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 1)})
        self.done: list[bytes | str] = []

    def write(self, data: bytes) -> None:  # type: ignore[override]
        self.done.append(data)

    def close(self) -> None:
        self.done.append("closed")

    def abort(self) -> None:
        self.done.append("aborted")


def told(*steps: str) -> list[bytes | str]:
    """What the transport is told when these things are done to it: words are written, "" lets a moment pass."""

    async def act() -> list[bytes | str]:
        transport = Written()
        together = WrittenTogether(transport, asyncio.get_running_loop())
        for step in steps:
            if step in ("close", "abort"):
                getattr(together, step)()
            elif step:
                together.write(step.encode())
            else:
                await asyncio.sleep(0)
        await asyncio.sleep(0)
        return transport.done

    return asyncio.run(act())


def test_what_is_written_in_one_moment_is_sent_in_one_piece() -> None:
    assert told("head ", "body") == [b"head body"]


def test_what_is_written_later_is_sent_later() -> None:
    assert told("one ", "two", "", "three") == [b"one two", b"three"]


def test_hanging_up_sends_what_was_written_first() -> None:
    assert told("head ", "body", "close") == [b"head body", "closed"]


def test_hanging_up_at_once_sends_nothing_before() -> None:
    assert told("abort") == ["aborted"]


def test_what_the_transport_knows_is_known() -> None:
    async def peer() -> object:
        return WrittenTogether(Written(), asyncio.get_running_loop()).get_extra_info("peername")

    assert asyncio.run(peer()) == ("127.0.0.1", 1)
