"""The clock of a room: it tells the time beside the plan, a pause takes nothing from it, and half time comes once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.workshop.clock import HALF_TIME_SHOWS, bells_rung, carried_on, ends_at, is_half_time, seconds_left, time_told
from model.workshop.room import Room
from tests.model.store.workshop.example_room import STEP_KEYS, script

BEGAN = datetime(2026, 3, 4, 14, tzinfo=UTC)
MINUTES = 5 * len(STEP_KEYS)
"""Each step of the example has five."""


def room(**told: object) -> Room:
    """A room whose clock began with its second step."""
    opened = Room("r", "anna", "BCDFGHJK", "link", "short", "Short", "v", "en", "word", BEGAN)
    return replace(opened, begun_at=BEGAN, step_at=BEGAN, **told)  # type: ignore[arg-type]


def after(seconds: float) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 of 5 minutes in this step. 0 of 60 minutes on the clock"),
        (14.99, "14 of 5 minutes in this step. 14 of 60 minutes on the clock"),
        (15, "15 of 60 minutes on the clock"),
        (179, "179 of 60 minutes on the clock"),
        (180, ""),
    ],
)
def test_time_is_told_beside_the_plan_until_long_after_it(minutes: float, said: str) -> None:
    assert time_told(room(), script(), after(60 * minutes)) == said


def test_nothing_is_told_before_the_clock_begins() -> None:
    waiting = replace(room(), begun_at=None, step_at=None)
    assert (time_told(waiting, script(), after(60)), ends_at(waiting, script(), after(60))) == ("", None)


def test_end_is_told_as_if_the_rest_took_what_is_planned() -> None:
    left_after_this_step = MINUTES - 10
    assert ends_at(room(), script(), after(2 * 60)) == after(60 * (5 + left_after_this_step))
    assert ends_at(room(), script(), after(9 * 60)) == after(60 * (9 + left_after_this_step))
    assert ends_at(room(), script(), after(60 * 60 * 24)) is None


@given(
    worked=st.integers(0, 2000), paused=st.integers(0, 100_000), then=st.integers(0, 2000), seconds=st.integers(1, 3600)
)
def test_pause_takes_nothing_from_any_clock(worked: int, paused: int, then: int, seconds: int) -> None:
    running = room(timer_until=after(seconds), timer_seconds=seconds)
    held = replace(running, paused_at=after(worked))
    during, back = after(worked + paused), after(worked + paused + then)
    assert seconds_left(held, during) == seconds_left(running, after(worked))
    assert bells_rung(held, during) == bells_rung(running, after(worked))
    assert time_told(held, script(), during) == time_told(running, script(), after(worked))
    again = replace(held, **carried_on(held, during))
    assert seconds_left(again, back) == seconds_left(running, after(worked + then))
    assert bells_rung(again, back) == bells_rung(running, after(worked + then))
    assert time_told(again, script(), back) == time_told(running, script(), after(worked + then))


def test_carrying_on_without_a_pause_changes_nothing() -> None:
    going = room(timer_until=after(60))
    assert replace(going, **carried_on(going, after(30))) == going


@given(seconds=st.integers(2, 7200), gone=st.integers(0, 8000))
def test_bell_rings_at_half_time_and_at_the_end(seconds: int, gone: int) -> None:
    going = room(timer_until=after(seconds), timer_seconds=seconds)
    assert bells_rung(going, after(gone)) == (gone >= seconds / 2) + (gone >= seconds)
    assert is_half_time(going, after(gone)) == (seconds / 2 <= gone < min(seconds, seconds / 2 + HALF_TIME_SHOWS))


def test_no_clock_rings_no_bell_and_one_begun_before_knows_no_half() -> None:
    assert (bells_rung(room(), after(0)), seconds_left(room(), after(0))) == (0, None)
    older = room(timer_until=after(60))
    assert [bells_rung(older, after(gone)) for gone in (0, 40, 60)] == [0, 0, 2]
