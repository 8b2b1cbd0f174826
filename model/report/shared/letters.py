"""The letters that name views on a radar: which stand at which point, and on which side of it there is room.

Letters and not numbers, because a number on a radar is a place. Lengths are in ems of a letter; x grows to the right
and y downwards, as in `spokes.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
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

_MARK, _WIDE, _HIGH = 1.4, 0.72, 1.3
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
    here = _views_here(views)
    spokes = len(views[0].places)
    numbers = [_box(BETWEEN, place, spokes) for place in range(1, HIGHEST + 1)]
    marks = [_box(*spot, spokes, wide=_MARK, high=_MARK) for spot in here]
    found: dict[Letters, Box] = {}
    for of_view in sorted(_spots_of_each(here, len(views)), key=len):
        if not any((letters.spoke, letters.place) in of_view for letters in found):
            taken = [*numbers, *found.values()]
            found |= _with_room(here, of_view, spokes, [*marks, *taken]) or _with_room(here, of_view, spokes, taken)
    named = {(letters.spoke, letters.place) for letters in found}
    for spot in [spot for spot in here if spot not in named]:
        found |= _with_room(here, [spot], spokes, [*numbers, *marks, *found.values()])
    return tuple(found)


def box_of(letters: Letters, spokes: int) -> Box:
    """What these letters cover on a radar of so many spokes."""
    wide = _WIDE * len(letters.text)
    right, down = letters.side
    aside = Point(right * (BESIDE + wide / 2), down * (BESIDE + _HIGH / 2))
    return _box(letters.spoke, letters.place, spokes, wide=wide, aside=aside)


def _views_here(views: Sequence[View]) -> dict[_Spot, list[int]]:
    """The numbers of the views at each spot, spoke by spoke."""
    spots = [(spoke, place, n) for n, view in enumerate(views) for spoke, place in enumerate(view.places) if place]
    here: dict[_Spot, list[int]] = {}
    for spoke, place, number in sorted(spots):
        here.setdefault((spoke, place), []).append(number)
    return here


def _spots_of_each(here: Mapping[_Spot, list[int]], views: int) -> list[list[_Spot]]:
    return [[spot for spot, numbers in here.items() if number in numbers] for number in range(views)]


def _with_room(
    here: Mapping[_Spot, list[int]], spots: Sequence[_Spot], spokes: int, taken: Sequence[Box]
) -> dict[Letters, Box]:
    """The letters of the first of these spots that has room for them, on the first side that has."""
    return dict(islice(_fitting(here, spots, spokes, taken), 1))


def _fitting(
    here: Mapping[_Spot, list[int]], spots: Sequence[_Spot], spokes: int, taken: Sequence[Box]
) -> Iterator[tuple[Letters, Box]]:
    for spot in spots:
        for side in _SIDES:
            letters = Letters(*spot, "".join(map(letter_of, here[spot])), side)
            box = box_of(letters, spokes)
            if box.stays_inside() and not any(map(box.meets, taken)):
                yield letters, box


def _box(
    spoke: float, place: int, spokes: int, *, wide: float = _WIDE, high: float = _HIGH, aside: Point = _NOWHERE
) -> Box:
    at = on_spoke(spoke, place, spokes)
    return Box(tuple(Point(at.x * rim + aside.x, at.y * rim + aside.y) for rim in RIMS), wide, high)
