"""Runs the first page once before anyone asks, then sets what start-up built apart from garbage collection."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

LONGEST = 5.0
"""Seconds after which a warm-up is given up: it is a kindness to the first visitor, not a condition."""

_LOG = logging.getLogger("alongside")


class _Visitor:
    """A visitor who only waits for the page to be finished."""

    client_context = None

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished":
            self.finished.set()


async def warm_up() -> None:
    """Open one session inside this process, run the first page, close it, and freeze what is now in memory."""
    try:
        async with asyncio.timeout(LONGEST):
            await _visit()
    except TimeoutError:
        _LOG.warning("The first page took more than %s s to warm up; going on without.", LONGEST)
    gc.collect()
    gc.freeze()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Start-up makes much and throws little away, so looking for garbage meanwhile only costs time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _visit() -> None:
    runtime, visitor = Runtime.instance(), _Visitor()
    session = runtime.connect_session(client=visitor, user_info={})
    try:
        message = BackMsg()
        message.rerun_script.query_string = ""
        runtime.handle_backmsg(session, message)
        await visitor.finished.wait()
    finally:
        runtime.close_session(session)
