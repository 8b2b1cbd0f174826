"""A low beginning that rises."""

from __future__ import annotations

from model.relationship.over_time import Dated, history_of
from model.relationship.pattern import rose_from_low
from tests.model.test_pattern import placed


def test_a_low_beginning_that_stands_higher_now_is_named() -> None:
    dates = [Dated(one.day, one.reflection) for one in placed("1111")]
    readings = {"trust": "1234", "time": "2152", "support": "3454", "empathy": "2.5.", "listen": "112."}
    given = {
        one.reflection: {key: places[number] for key, places in readings.items()} for number, one in enumerate(dates)
    }
    history = history_of(dates, given)
    assert rose_from_low(history) == ("trust", "listen")
    assert rose_from_low(history_of(dates, given, earlier=1)) == ()
