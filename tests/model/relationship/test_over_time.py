"""Which dates of a relationship lie a year or a term back."""

from __future__ import annotations

from datetime import date, timedelta

from model.relationship.over_time import Dated, ago

TODAY = date(2026, 11, 29)


def before(days: int) -> Dated:
    return Dated(TODAY - timedelta(days=days), f"r{days}")


def test_the_nearest_date_a_year_and_a_term_ago() -> None:
    dates = [before(days) for days in (371, 368, 364, 361, 95, 92, 30)]
    assert ago(dates, TODAY) == [("About a year ago", before(364)), ("About a term ago", before(92))]


def test_no_date_is_near_enough() -> None:
    assert ago([before(days) for days in (380, 350, 120, 80)], TODAY) == []
