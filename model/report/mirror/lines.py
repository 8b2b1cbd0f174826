"""How meetings with one supervisor were, over time: five small lines, the same as a table, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.content.supervision.schema import MirroredElement
from model.pattern import FEWEST_DATES, TOO_EARLY, told
from model.phrases import day
from model.profile import HIGHEST
from model.report.shared.blocks import Column, Table
from model.report.shared.line_row import Line, Paint
from model.report.shared.lines import Shape, drawn_lines
from model.supervision.mirror_over_time import MirrorPlaces, of_one

COLUMNS = (Column("Meeting", 25), Column("How it was", 75))


def mirror_lines_svg(content: Content, meetings: Sequence[MirrorPlaces], paint: Paint, shape: Shape) -> str:
    """The lines as SVG, one for each thing the mirror asks about, over at least one meeting."""
    lines = [_line(content, meetings, element) for element in content.supervision.mirror.elements]
    return drawn_lines(lines, [one.day for one in meetings], paint, mirror_alt_text(content, meetings), shape=shape)


def _line(content: Content, meetings: Sequence[MirrorPlaces], element: MirroredElement) -> Line:
    places = tuple(int(one.places[element.key]) if element.key in one.places else None for one in meetings)
    return Line(element.name, content.element(element.key).layer, places)


def mirror_alt_text(content: Content, meetings: Sequence[MirrorPlaces]) -> str:
    """What the drawing shows, as alternative text."""
    when = f"One meeting, {day(meetings[0].day)}."
    if len(meetings) > 1:
        when = f"{len(meetings)} meetings, from {day(meetings[0].day)} to {day(meetings[-1].day)}."
    return (
        f"{len(content.supervision.mirror.elements)} small lines of how meetings were for you, from 1 at the bottom to "
        f"{HIGHEST} at the top. {when} A meeting without a place has no mark, and no line leads across it. "
        "The same is said in a table."
    )


def mirror_in_words(content: Content, meetings: Sequence[MirrorPlaces]) -> tuple[str, ...]:
    """What each line can be said to show, a sentence each; under three meetings no more than that it is too early."""
    if len({one.day for one in meetings}) < FEWEST_DATES:
        return (TOO_EARLY,)
    found = ((one.name, told(content, of_one(meetings, one.key))) for one in content.supervision.mirror.elements)
    return tuple(f"{name}: {_after_a_colon(said)}" for name, said in found if said)


def _after_a_colon(said: str) -> str:
    return said[:1].lower() + said[1:]


def mirror_table(content: Content, meetings: Sequence[MirrorPlaces]) -> Table:
    """A row for each meeting, the newest first."""
    names = {element.key: element.name for element in content.supervision.mirror.elements}
    rows = [
        (day(one.day), ", ".join(f"{name} {one.places[key]}" for key, name in names.items() if key in one.places))
        for one in meetings
    ]
    return Table(COLUMNS, tuple(reversed(rows)))
