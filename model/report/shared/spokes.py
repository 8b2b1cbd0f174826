"""The spokes of a radar: where on them a place lies.

The centre is (0, 0), the rim has radius 1, x grows to the right and y downwards, as on paper. The first spoke points
straight up and the others follow clockwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from model.profile import HIGHEST


@dataclass(frozen=True)
class Point:
    """A position on the radar, in radii of its rim."""

    x: float
    y: float


def on_spoke(spoke: float, place: float, spokes: int) -> Point:
    """Where `place` (0 would be the centre, 5 is the rim) lies on a spoke; half spokes lie between two of them."""
    angle = 2 * pi * spoke / spokes
    radius = place / HIGHEST
    return Point(radius * sin(angle), -radius * cos(angle))
