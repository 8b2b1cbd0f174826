"""One of several small lines: its name, its scale, and a mark for each place, joined where nothing lies between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from model.content.schema import LayerKey
from model.profile import HIGHEST
from model.report.shared.marks import SYMBOLS, mark_path
from model.report.shared.time_line import Span

Paint = Mapping[str, str]
"""The SVG attributes that give a part of the drawing its colour and its line, by the part's name."""

NEVER = "no place given yet"
ROOM_FOR_A_NUMBER = 13.0
"""How far apart marks have to be for their places to be written beside them."""
MOST_LARGE_MARKS = 30


@dataclass(frozen=True)
class Line:
    """What one line shows: its name, the layer it is marked as, and a place from 1 to 5 for each date, oldest first.

    None is a date without a place. `otherwise` is said where there is no place on any date.
    """

    name: str
    layer: LayerKey
    places: tuple[int | None, ...]
    otherwise: str = NEVER


@dataclass(frozen=True)
class Layout:
    """Measures of one shape: where the lines lie, how high a row is, and how much of that its name takes over them."""

    width: float
    room: Span
    row: float
    high_row: float
    name_height: float
    above: float


@dataclass(frozen=True)
class Sheet:
    """What all rows share; `at` says where each date lies, oldest first."""

    layout: Layout
    paint: Paint
    at: Sequence[float]


@dataclass(frozen=True)
class Row:
    """One line's row: from where to where it reaches. The one that is highlighted is high."""

    line: Line
    top: float
    bottom: float
    layout: Layout
    is_high: bool

    def height_of(self, place: float) -> float:
        """Where a place from 1 to 5 lies."""
        one, five = self.bottom - self.layout.above, self.top + self.layout.name_height + self.layout.above
        return one + (place - 1) / (HIGHEST - 1) * (five - one)


def drawn_ground(sheet: Sheet, rows: Sequence[Row]) -> Iterator[str]:
    """What all rows stand on: the wash of the one that is highlighted, and each one's scale."""
    room, paint, grid, numbers = sheet.layout.room, sheet.paint, "", ""
    for row in rows:
        if row.is_high:
            size = f'width="{sheet.layout.width:g}" height="{row.bottom - row.top:g}"'
            yield f'<rect y="{row.top:g}" {size} rx="4" {paint["wash"]}/>'
        for place in range(1, HIGHEST + 1) if row.is_high else (1, HIGHEST):
            y = row.height_of(place)
            grid += f"M{room.start - 6:g} {y:.4g}H{room.end + 6:g}"
            numbers += f'<text x="{room.start - 10:g}" y="{y + 3.5:.4g}">{place}</text>'
    yield f'<path d="{grid}" stroke-width="0.8" {paint["grid"]}/>'
    yield f'<g text-anchor="end" font-size="10" {paint["quiet"]}>{numbers}</g>'


def drawn_names(sheet: Sheet, rows: Sequence[Row]) -> Iterator[str]:
    """The mark of each row's layer and the name of its line."""
    over = bool(sheet.layout.name_height)
    x, names = sheet.layout.room.start - 6 if over else 8.0, ""
    for row in rows:
        y = row.top + 15 if over else (row.top + row.bottom) / 2 + 4.5
        layer = row.line.layer
        yield f'<path d="{mark_path(SYMBOLS[layer], x + 4, y - 4.5, 4.2)}" {sheet.paint[f"mark_{layer}"]}/>'
        weight = ' font-weight="600"' if row.is_high else ""
        names += f'<text x="{x + 14:g}" y="{y:.4g}"{weight}>{escape(row.line.name)}</text>'
    yield f'<g font-size="13" {sheet.paint["words"]}>{names}</g>'


def drawn_row(sheet: Sheet, row: Row) -> Iterator[str]:
    """A row's line and its marks, or what is said where there are none."""
    placed = [(x, place) for x, place in zip(sheet.at, row.line.places, strict=True) if place is not None]
    if not placed:
        at = f'x="{sheet.layout.room.middle:g}" y="{row.height_of(3) + 4:.4g}"'
        yield f'<text {at} text-anchor="middle" {sheet.paint["quiet"]}>{escape(row.line.otherwise)}</text>'
        return
    yield from _line(sheet, row)
    size = (3.6 if len(sheet.at) <= MOST_LARGE_MARKS else 2.8) + (1.2 if row.is_high else 0)
    marks = "".join(mark_path(SYMBOLS[row.line.layer], x, row.height_of(place), size) for x, place in placed)
    yield f'<path d="{marks}" {sheet.paint[f"mark_{row.line.layer}"]}/>'
    if row.is_high:
        yield from _numbers(sheet, row, placed)


def _line(sheet: Sheet, row: Row) -> Iterator[str]:
    """The line between dates that follow each other and both hold a place."""
    path, before, goes_on = "", "", False
    for x, place in zip(sheet.at, row.line.places, strict=True):
        here = "" if place is None else f"{x:.4g} {row.height_of(place):.4g}"
        if before and here:
            path += f"L{here}" if goes_on else f"M{before}L{here}"
        before, goes_on = here, bool(before and here)
    if path:
        # A line of dots needs more to be seen as well.
        broad = (2.6 if row.is_high else 1.5) + (0.7 if row.line.layer == "skills" else 0)
        yield f'<path d="{path}" stroke-width="{broad:g}" {sheet.paint[f"line_{row.line.layer}"]}/>'


def _numbers(sheet: Sheet, row: Row, placed: Sequence[tuple[float, int]]) -> Iterator[str]:
    """Places beside their marks, where there is room."""
    last = float("-inf")
    for x, place in placed:
        if x - last >= ROOM_FOR_A_NUMBER:
            y = row.height_of(place) + (-8 if place < HIGHEST else 16)
            yield f'<text x="{x:.4g}" y="{y:.4g}" text-anchor="middle" {sheet.paint["words"]}>{place}</text>'
            last = x
