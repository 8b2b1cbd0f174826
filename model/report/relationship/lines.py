"""Twelve small lines over time, one an element, in layer order and on one scale: the same on screen and on paper.

A date on which an element was not placed has no mark, and no line leads across it. What happened around the
relationship stands as numbers over the lines. Parts are coloured by name, as whoever shows the drawing says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from model.content import Content
from model.content.schema import LAYERS, Element
from model.phrases import day
from model.profile import HIGHEST
from model.relationship.note import Note
from model.relationship.over_time import Dated, History
from model.report.relationship.time_line import Span, Word, day_labels, gaps, numbers, places_in_time

Shape = Literal["wide", "tall"]
Paint = Mapping[str, str]
"""The SVG attributes that give a part its colour and line, by the names in `PARTS`."""

PARTS = (
    "words",
    "quiet",
    "grid",
    "note",
    "wash",
    *(f"{part}_{layer}" for part in ("line", "mark") for layer in LAYERS),
)
ON_PAPER: Paint = {part: f'class="{part}"' for part in PARTS}
"""On paper shared/drawing.typ gives each part its look."""

HEAD, FOOT, BETWEEN_LAYERS = 24.0, 44.0, 10.0
NEVER = "no place given yet"
ROOM_FOR_A_NUMBER = 13.0
"""How far apart marks have to be for their places to be written beside them."""
MOST_LARGE_MARKS = 30


@dataclass(frozen=True)
class Layout:
    """Measures of one shape: where the lines lie, how high a row is, and how much of that its name takes over them."""

    width: float
    room: Span
    row: float
    high_row: float
    name_height: float
    above: float


LAYOUTS: dict[Shape, Layout] = {
    "wide": Layout(640, Span(176, 626), 44, 96, 0, 8),
    "tall": Layout(344, Span(20, 332), 58, 106, 20, 6),
}


@dataclass(frozen=True)
class Row:
    """One element's row: from where to where it reaches, and where its scale begins and ends."""

    element: Element
    top: float
    bottom: float
    five: float
    one: float
    is_high: bool

    def height_of(self, place: int) -> float:
        """Where a place from 1 to 5 lies."""
        return self.one + (place - 1) / (HIGHEST - 1) * (self.five - self.one)


def drawn_notes(history: History, notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes that the lines show, oldest first: where only the newest dates are drawn, none from before them."""
    since = history.dates[0].day if history.earlier and history.dates else date.min
    return tuple(sorted((note for note in notes if note.happened_on >= since), key=lambda note: note.happened_on))


def drawn_dates(history: History) -> tuple[Dated, ...]:
    """The dates that the lines show, oldest first: those on which anything was placed."""
    placed = {one.reflection for places in history.placed.values() for one in places}
    return tuple(one for one in history.dates if one.reflection in placed)


def alt_text(content: Content, history: History, notes: Sequence[Note]) -> str:
    """What the drawing shows, as alternative text."""
    dates, shown = drawn_dates(history), drawn_notes(history, notes)
    when = "Nothing was placed yet."
    if dates:
        when = f"{len(dates)} dates, from {day(dates[0].day)} to {day(dates[-1].day)}."
    if len(dates) == 1:
        when = f"One date, {day(dates[0].day)}."
    around = f" What happened stands over them as {'the number' if len(shown) == 1 else 'numbers from'} 1"
    around = f"{around} to {len(shown)}." if len(shown) > 1 else f"{around}." if shown else ""
    return (
        f"{len(content.elements)} small lines, one an element, from 1 at the bottom to {HIGHEST} at the top. {when} "
        f"A date without a place has no mark, and no line leads across it.{around} The same is said in a table."
    )


def lines_svg(
    content: Content,
    history: History,
    notes: Sequence[Note],
    paint: Paint,
    *,
    shape: Shape = "wide",
    by_calendar: bool = False,
    highlighted: str | None = None,
) -> str:
    """The drawing as SVG. The element that is `highlighted` has a higher row, a broader line and its places as numbers.

    Dates are one step apart, with the length of the gap in words, or as far as the calendar says.
    """
    layout = LAYOUTS[shape]
    dates, shown = drawn_dates(history), drawn_notes(history, notes)
    days, note_days = [one.day for one in dates], [note.happened_on for note in shown]
    at, notes_at = places_in_time(days, note_days, layout.room, by_calendar=by_calendar)
    rows = list(_rows(content, layout, highlighted, HEAD if shown else 0))
    bottom = rows[-1].bottom
    x_of = dict(zip((one.reflection for one in dates), at, strict=True))
    whole = Span(layout.room.start - 12, layout.width)
    drawn = [
        *_guides(numbers(notes_at, whole), notes_at, bottom, paint),
        *(part for row in rows for part in _row(content, row, history, x_of, layout, paint)),
        *(_text(word, bottom + 16, paint["words"]) for word in day_labels(days, at, whole)),
        *([] if by_calendar else (_gap(word, bottom + 22, paint) for word in gaps(days, at, whole))),
    ]
    height = bottom + FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width:g} {height:g}" width="{layout.width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(alt_text(content, history, notes))}" '
        'font-family="Atkinson Hyperlegible Next" font-size="11" stroke-linecap="round" stroke-linejoin="round">'
        f"<style/>{''.join(drawn)}</svg>"
    )


def _rows(content: Content, layout: Layout, highlighted: str | None, top: float) -> Iterator[Row]:
    layer = content.elements[0].layer
    for element in content.elements:
        if element.layer != layer:
            layer, top = element.layer, top + BETWEEN_LAYERS
        is_high = element.key == highlighted
        bottom = top + (layout.high_row if is_high else layout.row)
        yield Row(element, top, bottom, top + layout.name_height + layout.above, bottom - layout.above, is_high)
        top = bottom


def _row(
    content: Content, row: Row, history: History, x_of: Mapping[str, float], layout: Layout, paint: Paint
) -> Iterator[str]:
    element, room = row.element, layout.room
    if row.is_high:
        height = row.bottom - row.top
        yield f'<rect y="{row.top:g}" width="{layout.width:g}" height="{height:g}" rx="4" {paint["wash"]}/>'
    for place in range(1, HIGHEST + 1) if row.is_high else (1, HIGHEST):
        y = row.height_of(place)
        yield f'<path d="M{room.start - 6:g} {y:.4g}H{room.end + 6:g}" stroke-width="0.8" {paint["grid"]}/>'
        at = f'x="{room.start - 10:g}" y="{y + 3.5:.4g}" text-anchor="end" font-size="10"'
        yield f"<text {at} {paint['quiet']}>{place}</text>"
    yield from _name(row, layout, paint)
    placed = [(x_of[one.reflection], int(one.place)) for one in history.placed.get(element.key, ())]
    if not placed:
        yield _nothing(row, history, layout, paint)
        return
    yield from _line(row, history, x_of, paint)
    size = (3.6 if len(x_of) <= MOST_LARGE_MARKS else 2.8) + (1.2 if row.is_high else 0)
    marks = "".join(_mark(element.layer, x, row.height_of(place), size) for x, place in placed)
    yield f'<path d="{marks}" {paint[f"mark_{element.layer}"]}/>'
    if row.is_high:
        yield from _numbers(row, placed, paint)


def _name(row: Row, layout: Layout, paint: Paint) -> Iterator[str]:
    y = row.top + 15 if layout.name_height else (row.top + row.bottom) / 2 + 4.5
    x = layout.room.start - 6 if layout.name_height else 8.0
    weight = ' font-weight="600"' if row.is_high else ""
    layer = row.element.layer
    yield f'<path d="{_mark(layer, x + 4, y - 4.5, 4.2)}" {paint[f"mark_{layer}"]}/>'
    yield f'<text x="{x + 14:g}" y="{y:.4g}" font-size="13"{weight} {paint["words"]}>{escape(row.element.short)}</text>'


def _nothing(row: Row, history: History, layout: Layout, paint: Paint) -> str:
    latest = history.latest.get(row.element.key)
    said = f"not since {day(latest.day)}, then {latest.place}" if latest else NEVER
    y = (row.five + row.one) / 2 + 4
    return f'<text x="{layout.room.middle:g}" y="{y:.4g}" text-anchor="middle" {paint["quiet"]}>{escape(said)}</text>'


def _line(row: Row, history: History, x_of: Mapping[str, float], paint: Paint) -> Iterator[str]:
    """The lines between neighbouring dates that both hold a place."""
    places = {one.reflection: int(one.place) for one in history.placed[row.element.key]}
    path: list[str] = []
    before = ""
    for reflection, x in x_of.items():
        here = f"{x:.4g} {row.height_of(places[reflection]):.4g}" if reflection in places else ""
        if before and here:
            path.append(f"M{before}" if not path or not path[-1].endswith(before) else "")
            path.append(f"L{here}")
        before = here
    if path:
        yield f'<path d="{"".join(path)}" stroke-width="{_broad(row)}" {paint[f"line_{row.element.layer}"]}/>'


def _broad(row: Row) -> float:
    """How broad a line is: one of dots needs more."""
    return (2.6 if row.is_high else 1.5) + (0.7 if row.element.layer == "skills" else 0)


def _numbers(row: Row, placed: Sequence[tuple[float, int]], paint: Paint) -> Iterator[str]:
    """Places beside their marks, where there is room."""
    last = float("-inf")
    for x, place in placed:
        if x - last >= ROOM_FOR_A_NUMBER:
            y = row.height_of(place) + (-8 if place < HIGHEST else 16)
            yield f'<text x="{x:.4g}" y="{y:.4g}" text-anchor="middle" {paint["words"]}>{place}</text>'
            last = x


def _mark(layer: str, x: float, y: float, size: float) -> str:
    """The mark of a layer as part of a path: a square, a circle or a diamond."""
    if layer == "base":
        side = size * 1.8
        return f"M{x - side / 2:.4g} {y - side / 2:.4g}h{side:.3g}v{side:.3g}h{-side:.3g}z"
    if layer == "core":
        half = f"a{size:.3g} {size:.3g} 0 1 0"
        return f"M{x - size:.4g} {y:.4g}{half} {2 * size:.3g} 0{half} {-2 * size:.3g} 0z"
    half = size * 1.25
    return f"M{x:.4g} {y - half:.4g}l{half:.3g} {half:.3g}l{-half:.3g} {half:.3g}l{-half:.3g} {-half:.3g}z"


def _guides(words: Sequence[Word], at: Sequence[float], bottom: float, paint: Paint) -> Iterator[str]:
    """A line down from each note, and its number in a frame over it."""
    for x in at:
        yield f'<path d="M{x:.4g} {HEAD - 4:g}V{bottom:g}" stroke-width="1" stroke-dasharray="2 3" {paint["note"]}/>'
    for word in words:
        width = word.room.end - word.room.start - 2
        yield f'<rect x="{word.room.start + 1:.4g}" y="2" width="{width:.4g}" height="17" rx="5" {paint["note"]}/>'
        yield _text(word, 14.5, paint["words"])


def _gap(word: Word, y: float, paint: Paint) -> str:
    """The length of a gap under a bracket that reaches from one date to the next."""
    start, end = word.about.start + 1, word.about.end - 1
    bracket = f'<path d="M{start:.4g} {y:g}v3H{end:.4g}v-3" stroke-width="1" {paint["note"]}/>'
    return f"{bracket}{_text(word, y + 16, paint['quiet'])}"


def _text(word: Word, y: float, attributes: str) -> str:
    return f'<text x="{word.room.middle:.4g}" y="{y:.4g}" text-anchor="middle" {attributes}>{escape(word.text)}</text>'
