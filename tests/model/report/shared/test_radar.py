from __future__ import annotations

from math import hypot, isclose

from hypothesis import given
from hypothesis import strategies as st

from model.profile import HIGHEST
from model.report.shared.radar import points, segments
from model.report.shared.spokes import on_spoke

places = st.lists(st.none() | st.integers(1, HIGHEST), min_size=12, max_size=12)


@given(places)
def test_no_segment_touches_a_gap(given_places: list[int | None]) -> None:
    touched = {spoke for pair in segments(given_places) for spoke in pair}
    assert {spoke for spoke in touched if given_places[spoke] is None} == set()


@given(places)
def test_segments_join_neighbours_only(given_places: list[int | None]) -> None:
    assert {(after - spoke) % 12 for spoke, after in segments(given_places)} <= {1}


@given(places)
def test_segments_are_as_many_as_neighbouring_places(given_places: list[int | None]) -> None:
    neighbours = zip(given_places, [*given_places[1:], given_places[0]], strict=True)
    assert len(segments(given_places)) == sum(a is not None and b is not None for a, b in neighbours)


@given(places)
def test_points_lie_on_the_scale(given_places: list[int | None]) -> None:
    drawn = points(given_places)
    assert [point is None for point in drawn] == [place is None for place in given_places]
    for point, place in zip(drawn, given_places, strict=True):
        if point is not None and place is not None:
            assert isclose(hypot(point.x, point.y), place / HIGHEST)


def test_first_spoke_points_up_and_the_fourth_to_the_right() -> None:
    up, right = on_spoke(0, HIGHEST, 12), on_spoke(3, HIGHEST, 12)
    assert (round(up.x, 9), round(up.y, 9)) == (0, -1)
    assert (round(right.x, 9), round(right.y, 9)) == (1, 0)


def test_full_radar_closes_round_the_top() -> None:
    assert segments([3] * 12)[-1] == (11, 0)


def test_places_between_gaps_stand_alone() -> None:
    alone = [2, None, 4, None, None, 1, 1, None, None, None, 3, None]
    assert segments(alone) == ((5, 6),)
