"""Twelve small lines over time, one an element, in layer order: what of a relationship they show, and how it is told.

A date on which an element was not placed is a gap. What happened around the relationship stands as numbers over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.content import Content
from model.content.schema import Element
from model.phrases import day
from model.profile import HIGHEST
from model.relationship.note import Note
from model.relationship.over_time import Dated, History
from model.report.shared.line_row import NEVER, Line, Paint
from model.report.shared.lines import PARTS, Shape, drawn_lines

ON_PAPER: Paint = {part: f'class="{part}"' for part in PARTS}
"""On paper shared/drawing.typ gives each part its look."""


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
    """The drawing as SVG; the element that is `highlighted` is looked at more closely (`drawn_lines`)."""
    dates = drawn_dates(history)
    lines = {element.key: _line(element, history, dates) for element in content.elements}
    return drawn_lines(
        list(lines.values()),
        [one.day for one in dates],
        paint,
        alt_text(content, history, notes),
        around=[note.happened_on for note in drawn_notes(history, notes)],
        shape=shape,
        by_calendar=by_calendar,
        highlighted=lines.get(highlighted or ""),
    )


def _line(element: Element, history: History, dates: Sequence[Dated]) -> Line:
    places = {one.reflection: int(one.place) for one in history.placed.get(element.key, ())}
    latest = history.latest.get(element.key)
    otherwise = f"not since {day(latest.day)}, then {latest.place}" if latest else NEVER
    return Line(element.short, element.layer, tuple(places.get(one.reflection) for one in dates), otherwise)
