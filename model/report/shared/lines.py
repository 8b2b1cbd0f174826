"""Small lines over time under each other, on one scale: the same on screen and on paper.

A date without a place has no mark, and no line leads across it. What happened around the dates stands as numbers over
the lines. Parts are coloured by name, as whoever shows the drawing says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Literal

from model.content.schema import LAYERS
from model.report.shared.line_row import Layout, Line, Paint, Row, Sheet, drawn_ground, drawn_names, drawn_row
from model.report.shared.time_line import Span, Word, day_labels, gaps, numbers, places_in_time

Shape = Literal["wide", "tall"]
PARTS = (
    "words",
    "quiet",
    "grid",
    "note",
    "wash",
    *(f"{part}_{layer}" for part in ("line", "mark") for layer in LAYERS),
)
"""What parts of the drawing are called, for their colours."""

HEAD, FOOT, BETWEEN_LAYERS = 24.0, 44.0, 10.0
LAYOUTS: dict[Shape, Layout] = {
    "wide": Layout(640, Span(188, 626), 44, 96, 0, 8),
    "tall": Layout(300, Span(20, 290), 58, 106, 20, 6),
}


def drawn_lines(
    lines: Sequence[Line],
    days: Sequence[date],
    paint: Paint,
    alt: str,
    *,
    around: Sequence[date] = (),
    shape: Shape = "wide",
    by_calendar: bool = False,
    highlighted: Line | None = None,
) -> str:
    """These lines over these days, oldest first, as SVG with `alt` as its alternative text.

    What happened on the days `around` is numbered over them. The line that is `highlighted` has a higher row, is
    broader and has its places as numbers. Days are one step apart, with the length of the gap in words, or as far as
    the calendar says.
    """
    layout = LAYOUTS[shape]
    at, around_at = places_in_time(days, around, layout.room, by_calendar=by_calendar)
    rows = list(_rows(lines, layout, highlighted, HEAD if around else 0))
    bottom = rows[-1].bottom
    sheet = Sheet(layout, paint, at)
    whole = Span(layout.room.start - 12, layout.width)
    drawn = [
        *drawn_ground(sheet, rows),
        *_around(around_at, numbers(around_at, whole), rows, paint),
        *drawn_names(sheet, rows),
        *(part for row in rows for part in drawn_row(sheet, row)),
        _texts(day_labels(days, at, whole), bottom + 16, paint["words"]),
        *([] if by_calendar else _between(gaps(days, at, whole), bottom + 22, paint)),
    ]
    height = bottom + FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width:g} {height:g}" width="{layout.width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(alt)}" '
        'font-family="Atkinson Hyperlegible Next" font-size="11" stroke-linecap="round" stroke-linejoin="round"'
        f">{''.join(drawn)}</svg>"
    )


def _rows(lines: Sequence[Line], layout: Layout, highlighted: Line | None, top: float) -> Iterator[Row]:
    layer = lines[0].layer
    for line in lines:
        if line.layer != layer:
            layer, top = line.layer, top + BETWEEN_LAYERS
        is_high = line is highlighted
        bottom = top + (layout.high_row if is_high else layout.row)
        yield Row(line, top, bottom, layout, is_high)
        top = bottom


def _around(at: Sequence[float], words: Sequence[Word], rows: Sequence[Row], paint: Paint) -> Iterator[str]:
    """The number of each note in a frame, and a line down from it; the line passes by names that stand over a scale."""
    if rows[0].layout.name_height:
        through = [f"{row.top + row.layout.name_height:g}V{row.bottom:g}" for row in rows]
    else:
        through = [f"{HEAD:g}V{rows[-1].bottom:g}"]
    lines = "".join(f"M{x:.4g} {part}" for x in at for part in (f"{HEAD - 4:g}V{HEAD:g}", *through))
    frames = "".join(
        f'<rect x="{word.room.start + 1:.4g}" y="2" width="{word.room.end - word.room.start - 2:.4g}" '
        'height="17" rx="5"/>'
        for word in words
    )
    if words:
        yield f'<g {paint["note"]}><path d="{lines}" stroke-dasharray="2 3"/>{frames}</g>'
        yield _texts(words, 14.5, paint["words"])


def _between(words: Sequence[Word], y: float, paint: Paint) -> Iterator[str]:
    """The length of each gap under a bracket that reaches from one date to the next."""
    brackets = "".join(f"M{word.about.start + 1:.4g} {y:g}v3H{word.about.end - 1:.4g}v-3" for word in words)
    if words:
        yield f'<path d="{brackets}" {paint["note"]}/>'
        yield _texts(words, y + 16, paint["quiet"])


def _texts(words: Sequence[Word], y: float, attributes: str) -> str:
    """Words on one line, each in the middle of its room."""
    texts = "".join(f'<text x="{word.room.middle:.4g}" y="{y:.4g}">{escape(word.text)}</text>' for word in words)
    return f'<g text-anchor="middle" {attributes}>{texts}</g>'
