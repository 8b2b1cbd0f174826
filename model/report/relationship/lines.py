"""Twelve small lines over time, one an element, in layer order and on one scale: the same on screen and on paper.

A date on which an element was not placed has no mark, and no line leads across it. What happened around the
relationship stands as numbers over the lines. Parts are coloured by name, as whoever shows the drawing says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Literal

from model.content import Content
from model.content.schema import LAYERS
from model.phrases import day
from model.profile import HIGHEST
from model.relationship.note import Note
from model.relationship.over_time import Dated, History
from model.report.relationship.line_row import Layout, Paint, Row, Sheet, drawn_ground, drawn_names, drawn_row
from model.report.relationship.time_line import Span, Word, day_labels, gaps, numbers, places_in_time

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

ON_PAPER: Paint = {part: f'class="{part}"' for part in PARTS}
"""On paper shared/drawing.typ gives each part its look."""

HEAD, FOOT, BETWEEN_LAYERS = 24.0, 44.0, 10.0
LAYOUTS: dict[Shape, Layout] = {
    "wide": Layout(640, Span(188, 626), 44, 96, 0, 8),
    "tall": Layout(300, Span(20, 290), 58, 106, 20, 6),
}


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
    sheet = Sheet(history, layout, paint, dict(zip((one.reflection for one in dates), at, strict=True)))
    whole = Span(layout.room.start - 12, layout.width)
    drawn = [
        *drawn_ground(sheet, rows),
        *_around(notes_at, numbers(notes_at, whole), rows, paint),
        *drawn_names(sheet, rows),
        *(part for row in rows for part in drawn_row(sheet, row)),
        _texts(day_labels(days, at, whole), bottom + 16, paint["words"]),
        *([] if by_calendar else _between(gaps(days, at, whole), bottom + 22, paint)),
    ]
    height = bottom + FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width:g} {height:g}" width="{layout.width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(alt_text(content, history, notes))}" '
        'font-family="Atkinson Hyperlegible Next" font-size="11" stroke-linecap="round" stroke-linejoin="round"'
        f">{''.join(drawn)}</svg>"
    )


def _rows(content: Content, layout: Layout, highlighted: str | None, top: float) -> Iterator[Row]:
    layer = content.elements[0].layer
    for element in content.elements:
        if element.layer != layer:
            layer, top = element.layer, top + BETWEEN_LAYERS
        is_high = element.key == highlighted
        bottom = top + (layout.high_row if is_high else layout.row)
        yield Row(element, top, bottom, layout, is_high)
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
