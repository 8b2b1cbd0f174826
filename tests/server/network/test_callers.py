"""Another device at the phones' port is noticed, and what this machine itself asks there is not."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from server.network.callers import NoticingCallers


async def _answers(scope: Any, _receive: Any, send: Any) -> None:
    await send(scope["type"])


def asked(*calls: dict[str, Any]) -> tuple[NoticingCallers, list[str]]:
    """After these were asked, in turn; and what was passed on."""
    noticing, passed = NoticingCallers(_answers), []

    async def send(what: Any) -> None:
        passed.append(what)

    async def ask() -> None:
        for call in calls:
            await noticing({"type": "http", **call}, None, send)  # type: ignore[arg-type]

    asyncio.run(ask())
    return noticing, passed


HOME, PHONE = ("192.168.1.9", 8502), ("192.168.1.50", 41_000)


def test_another_device_is_noticed_with_the_time_and_the_address_it_used() -> None:
    before = datetime.now(UTC)
    noticing, passed = asked({"client": PHONE, "server": HOME})

    assert noticing.last
    assert noticing.last.address == "http://192.168.1.9:8502"
    assert before <= noticing.last.when <= datetime.now(UTC)
    assert passed == ["http"]


@pytest.mark.parametrize(
    "call",
    [
        {"client": ("127.0.0.1", 41_000), "server": ("127.0.0.1", 8502)},
        {"client": ("192.168.1.9", 41_000), "server": HOME},
        {"client": None, "server": HOME},
        {"client": PHONE, "server": None},
        {},
    ],
)
def test_this_machine_and_a_call_from_nowhere_are_no_sign_and_take_none_away(call: dict[str, Any]) -> None:
    assert asked(call)[0].last is None
    noticing, passed = asked({"client": PHONE, "server": HOME}, call)
    assert noticing.last
    assert passed == ["http", "http"]
