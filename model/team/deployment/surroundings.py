"""Looks at how the process itself would run: under which account, with which clock, and with what opened beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from model.team.deployment.remark import Remark, weak

PROXIES = "FORWARDED_ALLOW_IPS"


def about_process(user: int | None) -> Iterator[Remark]:
    """What there is to say of the account, by its number (None where there is none), and of other settings."""
    if user == 0:
        yield weak("This runs as root. Give Alongside an account of its own, which owns its data folder and no more.")
    if os.environ.get("ALONGSIDE_DEV") == "1":
        yield weak("ALONGSIDE_DEV is 1, so pages show errors in full, with people's words. Take it out.")
    if os.environ.get("ALONGSIDE_ROOM_PORT", "").strip():
        yield weak(
            "ALONGSIDE_ROOM_PORT opens a port without encryption on every network of this machine. It is for a "
            "workshop from a laptop. Take it out; phones come in by the address of the server."
        )
    if "*" in os.environ.get(PROXIES, ""):
        yield weak(
            f"{PROXIES} is *, so anybody who reaches the process can say where they come from. "
            "Put the address of your proxy there."
        )


def about_clock(now: datetime, installed: datetime) -> Iterator[Remark]:
    """What there is to say of the clock, knowing when these files were put here."""
    if now < installed:
        yield weak(
            f"The clock of this machine says {now:%Y-%m-%d %H:%M} UTC, which is before Alongside was put here. "
            "Sign-in, sessions and what is kept how long go by it. Set it, and keep it right by NTP."
        )
