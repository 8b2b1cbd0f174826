"""The geometry of the radar: where a place lies, and which places are joined.

The centre is (0, 0), the rim has radius 1, x grows to the right and y downwards, as on paper. The first spoke points
straight up and the others follow clockwise. A place of None is a gap: it has no point, and no line touches its spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from model.profile import HIGHEST

Places = Sequence[int | None]


@dataclass(frozen=True)
class Point:
    """A position on the radar, in radii of its rim."""

    x: float
    y: float


def on_spoke(spoke: float, place: float, spokes: int) -> Point:
    """Where `place` (0 at the centre, 5 on the rim) lies on a spoke; half spokes lie between two of them."""
    angle = 2 * pi * spoke / spokes
    radius = place / HIGHEST
    return Point(radius * sin(angle), -radius * cos(angle))


def points(places: Places) -> tuple[Point | None, ...]:
    """One point for each place in order, None where there is a gap."""
    return tuple(None if place is None else on_spoke(spoke, place, len(places)) for spoke, place in enumerate(places))


def segments(places: Places) -> tuple[tuple[int, int], ...]:
    """The pairs of neighbouring spokes to join: both hold a place. The last spoke is a neighbour of the first."""
    following = [*range(1, len(places)), 0]
    return tuple(
        (spoke, after)
        for spoke, after in enumerate(following)
        if places[spoke] is not None and places[after] is not None
    )
