"""Plays a scenario in one tab: a list of steps, each a name and what it needs."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Sequence
from typing import Any

from bench.load.browser import Browser
from bench.load.widgets import ScenarioError

Step = Sequence[Any]


async def play(browser: Browser, steps: Iterable[Step]) -> None:
    """Do the steps in order."""
    for step in steps:
        name, *arguments = [_fill(part, browser.index) for part in step]
        match name:
            case "open" | "set" | "click" | "goto" | "expect":
                await getattr(browser, name)(*arguments)
            case "refuse":
                if browser.page.sees(*arguments):
                    raise ScenarioError(f"text {arguments[0]!r} is on the page")
            case "wait":
                await asyncio.sleep(random.uniform(arguments[0], arguments[-1]))
            case "repeat":
                times, inner = arguments
                for _ in range(times):
                    await play(browser, inner)
            case _:
                raise ScenarioError(f"no step is called {name!r}")


def _fill(value: Any, index: int) -> Any:
    """`{i}` in a scenario's text is the session's number."""
    return value.replace("{i}", str(index)) if isinstance(value, str) else value
