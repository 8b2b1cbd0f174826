"""The letters that name views on a radar: which stand at which point, and on which side of it there is room.

Letters and not numbers, because a number on a radar is a place. Lengths are in ems of a letter; x grows to the right
and y downwards, as in `spokes.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from string import ascii_uppercase

from model.profile import HIGHEST, View
from model.report.shared.spokes import Point, on_spoke

RIMS = (6.5, 9.5, 14.5)
"""How far the rim lies from the centre on the narrowest phone, on a wider one, and on a laptop or on paper."""

BESIDE = 0.75
"""From the middle of a point to where its letters begin."""

BETWEEN = -0.5
"""The half spoke on which the places' numbers stand: between the last element and the first."""

_WIDE, _HIGH = 0.72, 1.3
_CLEAR = 2.0
"""How wide and high the ground of a mark is that no other one's letters stand on: they would be read as its own."""

_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, 1), (-1, -1))

_NOWHERE = Point(0, 0)
_Spot = tuple[int, int]
"""A spoke and a place on it."""


@dataclass(frozen=True)
class Letters:
    """The letters of all views at a point, and on which side of it: -1, 0 or 1 to the right, and down."""

    spoke: int
    place: int
    text: str
    side: tuple[int, int]


@dataclass(frozen=True)
class Box:
    """What something covers on a radar of each size of `RIMS`: its middles, how wide it is and how high."""

    middles: tuple[Point, ...]
    wide: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether the two cover each other on a radar of any size."""
        wide, high = (self.wide + other.wide) / 2, (self.high + other.high) / 2
        pairs = zip(self.middles, other.middles, strict=True)
        return any(abs(one.x - two.x) < wide and abs(one.y - two.y) < high for one, two in pairs)

    def stays_inside(self) -> bool:
        """Whether it lies within the rim: the names of the spokes stand outside it."""
        reach = [hypot(abs(at.x) + self.wide / 2, abs(at.y) + self.high / 2) for at in self.middles]
        return all(far <= rim for far, rim in zip(reach, RIMS, strict=True))


def letter_of(number: int) -> str:
    """The letter of a view, from its number: A for 0, and A1 after Z."""
    return f"{ascii_uppercase[number % len(ascii_uppercase)]}{number // len(ascii_uppercase) or ''}"


def letters_of(views: Sequence[View]) -> tuple[Letters, ...]:
    """As many letters as have room beside their points, and one at least for a view that holds a place.

    A view alone needs none.
    """
    if len(views) < 2:
        return ()
    radar = _Radar(views)
    for of_view in sorted(radar.spots_of_each(), key=len):
        is_named = any(spot in radar.found for spot in of_view)
        if not is_named and not radar.name_one(of_view, clear=True):
            radar.name_one(of_view, clear=False)
    for spot in radar.here:
        if spot not in radar.found:
            radar.name_one([spot], clear=True)
    return tuple(letters for letters, _ in radar.found.values())


def box_of(letters: Letters, spokes: int) -> Box:
    """What these letters cover on a radar of so many spokes."""
    wide = _WIDE * len(letters.text)
    right, down = letters.side
    aside = Point(right * (BESIDE + wide / 2), down * (BESIDE + _HIGH / 2))
    return _box(letters.spoke, letters.place, spokes, wide=wide, aside=aside)


class _Radar:
    """Where the views lie, and the letters that have been put there so far, each with what it covers."""

    def __init__(self, views: Sequence[View]) -> None:
        self.found: dict[_Spot, tuple[Letters, Box]] = {}
        self.here: dict[_Spot, list[int]] = {}
        """The numbers of the views at each spot, spoke by spoke."""
        spots = [(spoke, place, n) for n, view in enumerate(views) for spoke, place in enumerate(view.places) if place]
        for spoke, place, number in sorted(spots):
            self.here.setdefault((spoke, place), []).append(number)
        self._views = len(views)
        self._spokes = len(views[0].places)
        self._numbers = [_box(BETWEEN, place, self._spokes) for place in range(1, HIGHEST + 1)]
        self._marks = {spot: _box(*spot, self._spokes, wide=_CLEAR, high=_CLEAR) for spot in self.here}

    def spots_of_each(self) -> list[list[_Spot]]:
        """The spots of each view."""
        return [[spot for spot, views in self.here.items() if number in views] for number in range(self._views)]

    def name_one(self, spots: Sequence[_Spot], *, clear: bool) -> bool:
        """Put letters at the first of these spots that has room; `clear` of all other marks. Whether there was room."""
        for spot in spots:
            marks = [mark for at, mark in self._marks.items() if at != spot] if clear else []
            taken = [*self._numbers, *(box for _, box in self.found.values()), *marks]
            for side in _SIDES:
                letters = Letters(*spot, "".join(map(letter_of, self.here[spot])), side)
                box = box_of(letters, self._spokes)
                if box.stays_inside() and not any(map(box.meets, taken)):
                    self.found[spot] = letters, box
                    return True
        return False


def _box(
    spoke: float, place: int, spokes: int, *, wide: float = _WIDE, high: float = _HIGH, aside: Point = _NOWHERE
) -> Box:
    at = on_spoke(spoke, place, spokes)
    return Box(tuple(Point(at.x * rim + aside.x, at.y * rim + aside.y) for rim in RIMS), wide, high)
