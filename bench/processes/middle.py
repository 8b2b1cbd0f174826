"""Killing a process in the middle of what people do."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from bench.processes.group import Group

SECONDS = 30.0
"""How long people go on."""

KILLED_AFTER = SECONDS / 3
BETWEEN = 1.0
"""Seconds between two things that one person does."""

AT_ONCE = 10
"""People who come at the same moment, before anything is killed."""


async def while_killed(running: Group, acts: Sequence[Coroutine[Any, Any, None]], port: int | None = None) -> str:
    """Let all go on, and kill this process in the middle of it, or the busiest; what that was, in words."""
    tasks = [asyncio.create_task(act) for act in acts]
    await asyncio.sleep(KILLED_AFTER)
    running.kill(port or await asyncio.to_thread(running.busiest))
    await asyncio.gather(*tasks)
    return f"after {KILLED_AFTER:.0f} of {SECONDS:.0f} s"


def spread(seconds: list[float]) -> str:
    """The least, the middle and the most."""
    if not seconds:
        return "at once"
    ordered = sorted(seconds)
    return f"after {ordered[0]:.1f} to {ordered[-1]:.1f} s, {ordered[len(ordered) // 2]:.1f} s in the middle"
