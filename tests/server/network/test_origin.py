"""Who may open a websocket, whatever the headers of a request hold."""

from __future__ import annotations

import asyncio

from hypothesis import example, given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from server.network.origin import REFUSED, OwnOrigin

HEADER = st.binary(max_size=60) | st.text(st.sampled_from("htp:/[]@%#?\\ .:0a,"), max_size=30).map(str.encode)


def came_of(headers: list[tuple[bytes, bytes]]) -> list[Message]:
    """What a websocket with these headers is told; nothing where it is passed on."""
    told: list[Message] = []

    async def inner(_scope: Scope, _receive: Receive, _send: Send) -> None:
        pass

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(OwnOrigin(inner)({"type": "websocket", "headers": headers}, receive, send))
    return told


@example(origin=b"http://[", host=b"localhost:8501")
@example(origin=b"http://", host=b"")
@example(origin=b"", host=b"")
@given(origin=HEADER, host=HEADER)
def test_no_other_origin_opens_one_and_none_is_an_error(origin: bytes, host: bytes) -> None:
    own = {b"http://" + host.lower(), b"https://" + host.lower()} if host else set()
    refused = [] if origin.lower() in own else [{"type": "websocket.close", "code": REFUSED, "reason": ""}]
    assert came_of([(b"host", host), (b"origin", origin)]) == refused


@given(host=HEADER)
def test_a_program_that_names_none_is_let_through(host: bytes) -> None:
    assert came_of([(b"host", host)]) == []
