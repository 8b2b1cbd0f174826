"""The time in a meeting, told beside its plan: gently, and never as an alarm."""

from __future__ import annotations

from datetime import datetime, timedelta

LONG_AGO = 3
"""After so many times its plan, whoever left the screen to a meeting has not been talking all the while."""


def time_told(began: datetime, at: datetime, planned: int) -> str:
    """What has gone by and what is left of the `planned` minutes; "" long after they are over."""
    gone = max((at - began) // timedelta(minutes=1), 0)
    if gone >= LONG_AGO * planned:
        return ""
    if gone < planned:
        return f"{_minutes(gone)} gone, {planned - gone} left"
    return f"{_minutes(gone)} gone; the plan has {planned}"


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"
