"""Where the elements' names stand round a radar: none over another, and none cut off, on the narrowest phone too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, cos, degrees, radians, sin
from textwrap import wrap

from model.content.schema import Element
from pages.parts.shared.charts.view_look import layer_mark, shown
from pages.parts.shared.layer_look import MARKS

SIZE = 12
LINE = 1.3 * SIZE
NARROWEST = 70
"""The radius of a radar on a phone of 320 pixels."""

STEEP, FLAT = 0.8, 0.2
"""How far up or down the end of a spoke is, where its name stands above or below it; and where it stands level."""


@dataclass(frozen=True)
class Anchor:
    """Where a name is tied to the rim, clockwise from the top; on which side of that point, and how far beside it."""

    angle: float
    side: str
    beside: int


def names(elements: Sequence[Element], theme: str) -> list[str]:
    """Each element's name behind the mark of its layer, on as many lines as it needs."""
    found = []
    for spoke, element in enumerate(elements):
        name = "<br>".join(map(shown, _lines(elements, spoke)))
        found.append(layer_mark(element.layer, theme) + name.removeprefix(MARKS[element.layer]))
    return found


def anchors(elements: Sequence[Element]) -> list[Anchor]:
    """One for each element. A name that would stand over its level neighbour moves along the rim, away from it."""
    found = []
    for spoke in range(len(elements)):
        angle = _angle(spoke, elements)
        right, up = sin(radians(angle)), cos(radians(angle))
        across = "center" if abs(right) < FLAT else "right" if right > 0 else "left"
        if abs(up) > STEEP:
            found.append(Anchor(angle, f"{'top' if up > 0 else 'bottom'} {across}", 16))
        else:
            found.append(Anchor(_away(elements, spoke), f"middle {across}", 12))
    return found


def lines_above(elements: Sequence[Element]) -> tuple[int, int]:
    """How many lines the longest name above the radar has, and the longest below."""
    counted = [(cos(radians(_angle(spoke, elements))), len(_lines(elements, spoke))) for spoke in range(len(elements))]
    return max(n for up, n in counted if up > STEEP), max(n for up, n in counted if up < -STEEP)


def _angle(spoke: int, elements: Sequence[Element]) -> float:
    return 360 * spoke / len(elements)


def _away(elements: Sequence[Element], spoke: int) -> float:
    angle = _angle(spoke, elements)
    up = cos(radians(angle))
    if abs(up) < FLAT:
        return angle
    level = round(len(elements) * (0.25 if angle < 180 else 0.75))
    needed = (len(_lines(elements, spoke)) + len(_lines(elements, level))) / 2 * LINE / NARROWEST
    if abs(up) >= needed:
        return angle
    moved = degrees(acos(needed if up > 0 else -needed))
    return moved if angle < 180 else 360 - moved


def _lines(elements: Sequence[Element], spoke: int) -> list[str]:
    """The mark and the name in as many lines as have room there; bars and table have the whole of a longer one."""
    angle = radians(_angle(spoke, elements))
    right, up = abs(sin(angle)), abs(cos(angle))
    longest, most = (12, 2) if right < FLAT else (13, 3) if up > STEEP else (10, 3) if up > FLAT else (9, 2)
    mark = f"{MARKS[elements[spoke].layer]}\N{NO-BREAK SPACE}"
    first, *others = elements[spoke].short.split()
    words = [_broken(first, longest - len(mark), longest), *(_broken(word, longest, longest) for word in others)]
    return wrap(mark + " ".join(words), longest, max_lines=most, placeholder="…")


def _broken(word: str, room: int, longest: int) -> str:
    """A word that fits in the room of its line, or its parts with hyphens on the lines that follow."""
    return word if len(word) <= room else f"{word[: room - 1]}- {_broken(word[room - 1 :], longest, longest)}"
