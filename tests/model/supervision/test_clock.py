"""The time in a meeting: gone and left add up to the plan, and nothing is said when it is long over."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.supervision.clock import LONG_AGO, time_told

BEGAN = datetime(2026, 3, 4, 14, tzinfo=UTC)


def told(seconds: int, planned: int = 60) -> str:
    return time_told(BEGAN, BEGAN + timedelta(seconds=seconds), planned)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (-3, "0 minutes gone, 60 left"),
        (1, "1 minute gone, 59 left"),
        (59, "59 minutes gone, 1 left"),
        (60, "60 minutes gone; the plan has 60"),
        (179, "179 minutes gone; the plan has 60"),
        (180, ""),
    ],
)
def test_time_is_told_as_people_say_it(minutes: int, said: str) -> None:
    assert told(60 * minutes) == said


@given(planned=st.integers(1, 240), seconds=st.integers(0, 60 * 1000))
def test_gone_by_and_left_are_the_plans(planned: int, seconds: int) -> None:
    numbers = [int(one) for one in re.findall(r"\d+", told(seconds, planned))]
    gone = seconds // 60
    if gone < planned:
        assert numbers == [gone, planned - gone]
    else:
        assert numbers == ([gone, planned] if gone < LONG_AGO * planned else [])
