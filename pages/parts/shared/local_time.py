"""Times and days where the person's browser is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def local(when: datetime) -> datetime:
    """A UTC time in the browser's own time zone, or in UTC where the browser does not say."""
    try:
        return when.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return when


def clock(when: datetime) -> str:
    """The time of day there: 14:02."""
    return f"{local(when):%H:%M}"


def today() -> date:
    """The day it is there."""
    return local(datetime.now(UTC)).date()


def midnight() -> datetime:
    """When the day that it is there began, in UTC."""
    return local(datetime.now(UTC)).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
