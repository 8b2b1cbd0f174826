from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.report.shared.time_line import Span, Word, day_labels, gaps, how_long, numbers, places_in_time
from tests.effort import examples
from tests.model.report.relationship.histories import FIRST, some_days

ROOM = Span(100, 600)
TRIED = settings(max_examples=examples(100), deadline=None)


def weeks(*after: int) -> list[date]:
    return [FIRST + timedelta(weeks=number) for number in after]


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (5, "5 days"),
        (7, "1 week"),
        (10, "10 days"),
        (14, "2 weeks"),
        (49, "7 weeks"),
        (91, "13 weeks"),
        (92, "3 months"),
        (365, "12 months"),
        (700, "23 months"),
        (701, "2 years"),
        (1100, "3 years"),
    ],
)
def test_gap_is_told_as_people_say_it(days: int, said: str) -> None:
    assert how_long(days) == said


def test_dates_are_one_step_apart_however_long_the_gap() -> None:
    assert places_in_time(weeks(0, 1, 8, 9), [], ROOM, by_calendar=False) == (
        [100, pytest.approx(100 + 500 / 3), pytest.approx(100 + 1000 / 3), 600],
        [],
    )


def test_dates_are_as_far_apart_as_the_calendar_says() -> None:
    assert places_in_time(weeks(0, 1, 4, 10), [], ROOM, by_calendar=True) == ([100, 150, 300, 600], [])


def test_notes_lie_between_the_dates_they_came_between_and_on_the_date_of_their_day() -> None:
    around = [*weeks(2), *weeks(3), *weeks(8)]
    steps, between = places_in_time(weeks(0, 8), around, ROOM, by_calendar=False)
    assert (steps, between) == ([100, 600], [pytest.approx(100 + 500 / 3), pytest.approx(100 + 1000 / 3), 600])


def test_notes_before_the_first_date_and_after_the_last_have_room() -> None:
    steps, between = places_in_time(weeks(1, 2), weeks(0, 3), ROOM, by_calendar=False)
    assert (steps, between) == ([225, 475], [100, 600])


def test_one_date_alone_lies_in_the_middle() -> None:
    assert places_in_time(weeks(0), [], ROOM, by_calendar=False) == ([350], [])


@TRIED
@given(some_days, some_days, st.booleans())
def test_everything_lies_in_the_room_in_its_order(dates: list[date], others: list[date], by_calendar: bool) -> None:
    steps, between = places_in_time(dates, others, ROOM, by_calendar=by_calendar)
    assert (len(steps), len(between)) == (len(dates), len(others))
    everything = sorted([*zip(dates, steps, strict=True), *zip(others, between, strict=True)])
    assert [at for _, at in everything] == sorted(at for _, at in everything)
    assert [at for _, at in everything if not ROOM.start - 1e-6 <= at <= ROOM.end + 1e-6] == []


@TRIED
@given(some_days)
def test_no_words_overlap_and_none_leave_the_room(dates: list[date]) -> None:
    steps, _ = places_in_time(dates, [], ROOM, by_calendar=False)
    for words in (gaps(dates, steps, ROOM), day_labels(dates, steps, ROOM), numbers(steps, ROOM)):
        assert [one.text for one, other in pairwise(words) if one.room.touches(other.room)] == []
        assert [one.text for one in words if one.room.start < ROOM.start or one.room.end > ROOM.end + 1e-6] == []


@TRIED
@given(some_days)
def test_every_position_has_its_number_once(dates: list[date]) -> None:
    steps, _ = places_in_time(dates, [], ROOM, by_calendar=True)
    told = [text.split("-") for text in texts(numbers(steps, ROOM))]
    counted = [number for ends in told for number in range(int(ends[0]), int(ends[-1]) + 1)]
    assert counted == list(range(1, len(dates) + 1))


def test_every_gap_is_told_where_there_is_room() -> None:
    dates = weeks(0, 1, 8, 9)
    steps, _ = places_in_time(dates, [], ROOM, by_calendar=False)
    assert texts(gaps(dates, steps, ROOM)) == ["1 week", "7 weeks", "1 week"]
    assert texts(day_labels(dates, steps, ROOM)) == ["4 Mar 2026", "11 Mar", "29 Apr", "6 May 2026"]


def test_where_there_is_no_room_for_all_only_long_gaps_are_told() -> None:
    dates = weeks(*range(30), *range(40, 60))
    steps, _ = places_in_time(dates, [], ROOM, by_calendar=False)
    assert texts(gaps(dates, steps, ROOM)) == ["11 weeks"]
    assert texts(day_labels(dates, steps, ROOM))[0::9][0] == "4 Mar 2026"


def test_two_meetings_of_one_day_have_no_gap_between_them() -> None:
    dates = weeks(0, 0, 1)
    steps, _ = places_in_time(dates, [], ROOM, by_calendar=False)
    assert (steps, texts(gaps(dates, steps, ROOM))) == ([100, 350, 600], ["1 week"])
