"""What few dates can bear, in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from model.content import Content
from model.pattern import told
from model.relationship.over_time import Placed

FIRST = date(2026, 3, 4)
EARLY = "Too early to see a pattern."


def placed(places: str, apart: int = 7) -> tuple[Placed, ...]:
    """Places given one after the other, so many days apart."""
    return tuple(
        Placed(FIRST + timedelta(days=apart * number), f"r{number}", place) for number, place in enumerate(places)
    )


def test_nothing_is_said_where_nothing_was_placed(shipped: Content) -> None:
    assert told(shipped, ()) == ""


@pytest.mark.parametrize("places", ["1", "15"])
def test_under_three_dates_it_is_too_early(shipped: Content, places: str) -> None:
    assert told(shipped, placed(places)) == EARLY


def test_three_reflections_of_one_day_are_one_date(shipped: Content) -> None:
    assert told(shipped, placed("135", apart=0)) == EARLY


def name(shipped: Content, place: str) -> str:
    return f"“{shipped.scale.points[int(place) - 1].name}”"


@pytest.mark.parametrize("places", ["324", "32444444444"])
def test_three_to_eleven_dates_say_first_lowest_and_newest_only(shipped: Content, places: str) -> None:
    newest = {3: "18 March 2026", 11: "13 May 2026"}[len(places)]
    assert told(shipped, placed(places)) == (
        f"First {name(shipped, '3')} on 4 March 2026; lowest {name(shipped, '2')} on 11 March 2026; "
        f"newest {name(shipped, '4')} on {newest}."
    )


def test_one_place_that_is_two_of_them_is_named_once(shipped: Content) -> None:
    one, three = name(shipped, "1"), name(shipped, "3")
    assert told(shipped, placed("133")) == f"First and lowest {one} on 4 March 2026; newest {three} on 18 March 2026."
    assert told(shipped, placed("331")) == f"First {three} on 4 March 2026; lowest and newest {one} on 18 March 2026."


def test_places_that_are_all_the_same_are_said_so(shipped: Content) -> None:
    assert told(shipped, placed("333")) == f"{name(shipped, '3')} on every date."
    assert told(shipped, placed("3" * 13)) == f"{name(shipped, '3')} on every date."


def test_from_twelve_dates_the_middle_half_is_said_too(shipped: Content) -> None:
    said = told(shipped, placed("122233344455"))
    assert said.endswith(f" The middle half of them lies from {name(shipped, '2')} to {name(shipped, '4')}.")
    assert told(shipped, placed("233333333335")).endswith(f" The middle half of them is {name(shipped, '3')}.")


def test_no_words_that_few_points_cannot_bear(shipped: Content) -> None:
    said = " ".join(told(shipped, placed(places)) for places in ("12", "123", "321", "12345" * 4))
    assert re.findall(r"trend|improv|better|worse|average|%|per cent", said) == []
