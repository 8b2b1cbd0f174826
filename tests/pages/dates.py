"""Fields for a date, as page tests read and fill them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest


def dates(at: AppTest) -> list[dict[str, Any]]:
    """What each field for a date on the page was drawn with, in order."""
    drawn = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    return [data for data in drawn if data.get("day")]


def date_in(at: AppTest, label: str) -> str:
    """The day that stands in a field, as the browser is told it: an ISO date, or nothing."""
    (found,) = [data for data in dates(at) if data["label"] == label]
    day: str = found["words"]
    return day


def type_date(at: AppTest, draft: str, field: str, day: date | str | None) -> AppTest:
    """Send what the browser sends when this is typed into a field of a draft or meeting; it goes with the next run."""
    return _sent(at, f"box_{draft}_{field}", draft, field, day)


def choose_date(at: AppTest, key: str, day: date | str | None) -> AppTest:
    """The same for a date that goes with a press."""
    return _sent(at, key, key, "day", day)


def _sent(at: AppTest, key: str, draft: str, field: str, day: date | str | None) -> AppTest:
    words = day.isoformat() if isinstance(day, date) else day or ""
    item = {"draft": draft, "field": field, "words": words, "base": 0, "nonce": "1"}
    at.session_state[key] = {"typed": {"tab": "tab", "items": [item]}}
    return at
