"""The radar of a room: for each element the middle, and the spread as a thick line. Nothing is filled.

It is drawn as SVG and not by Plotly: nobody hovers over a big screen, and letters have to grow with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from math import cos, pi, sin
from textwrap import wrap

from model.content import Content
from model.content.schema import Element
from model.profile import HIGHEST
from model.workshop.results import PlaceResult
from pages.parts.shared.layer_look import EITHER, GRID, INK, LAYER_LOOK, MARKS, PAPER, Tone, painted

WIDTH, HEIGHT = 740, 530
STEP = 40
"""From one place to the next, in the drawing's own units."""

RIM, LABELS = HIGHEST * STEP + 14, HIGHEST * STEP + 26
LETTERS, LINE = 23, 25
LONGEST_LINE = 12

Point = tuple[float, float]


def room_radar(content: Content, results: Sequence[PlaceResult], said: str) -> str:
    """The spread of each element asked for, in published order, as SVG; one that has none is a gap."""
    spokes = [(2 * pi * number / len(results), result) for number, result in enumerate(results)]
    half = pi / len(results)
    drawn = [_grid([turn for turn, _ in spokes], half), _outline(spokes)]
    for turn, result in spokes:
        element = content.element(result.element)
        drawn += [_rim(element, turn, half), _label(element, turn), _spread(element, turn, result)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(said)}" font-family="inherit" font-size="{LETTERS}" {painted(EITHER, fill=INK)}>'
        f"{''.join(drawn)}</svg>"
    )


def _at(turn: float, far: float) -> Point:
    """A point `far` from the middle; turns go clockwise from the top."""
    return WIDTH / 2 + far * sin(turn), HEIGHT / 2 - far * cos(turn)


def _grid(turns: Sequence[float], half: float) -> str:
    """Circles for the places, a line for each element, and the places' numbers between the first and the last."""
    line = f'stroke-width="1.5" {painted(EITHER, stroke=GRID)}'
    circles = "".join(
        f'<circle cx="{WIDTH / 2}" cy="{HEIGHT / 2}" r="{place * STEP}" {line}/>' for place in range(1, HIGHEST + 1)
    )
    lines = "".join(f'<path d="{_path([_at(turn, 0), _at(turn, HIGHEST * STEP)])}" {line}/>' for turn in turns)
    numbers = "".join(_number(place, _at(-half, place * STEP)) for place in range(1, HIGHEST + 1))
    return circles + lines + numbers


def _number(place: int, at: Point) -> str:
    halo = f'stroke-width="5" paint-order="stroke" {_both(INK, PAPER)}'
    return f'<text x="{at[0]:.1f}" y="{at[1] + 5:.1f}" font-size="16" text-anchor="middle" {halo}>{place}</text>'


def _both(fill: Tone, stroke: Tone) -> str:
    return painted(EITHER, fill=fill, stroke=stroke)


def _rim(element: Element, turn: float, half: float) -> str:
    """Outside the scale: the element's layer, by pattern as well as by colour."""
    look = LAYER_LOOK[element.layer]
    (x, y), (to_x, to_y) = _at(turn - 0.8 * half, RIM), _at(turn + 0.8 * half, RIM)
    drawn = f'stroke-width="3.5" stroke-dasharray="{look.strokes}" stroke-linecap="round"'
    return (
        f'<path d="M{x:.1f} {y:.1f}A{RIM} {RIM} 0 0 1 {to_x:.1f} {to_y:.1f}" {drawn} {painted(EITHER, stroke=look)}/>'
    )


def _label(element: Element, turn: float) -> str:
    x, y = _at(turn, LABELS)
    side = sin(turn)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    words = wrap(f"{MARKS[element.layer]}\N{NO-BREAK SPACE}{element.short}", LONGEST_LINE, break_long_words=False)
    top = y + 8 - LINE * (len(words) - 1) * (1 + cos(turn)) / 2
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + LINE * number:.1f}">{escape(word)}</tspan>' for number, word in enumerate(words)
    )
    return f'<text text-anchor="{anchor}">{spans}</text>'


def _outline(spokes: Sequence[tuple[float, PlaceResult]]) -> str:
    """A thin line from middle to middle, broken where there is none."""
    sides = pairwise([*spokes, spokes[0]])
    paths = [
        _path([_at(turn, STEP * one.spread.middle), _at(to, STEP * other.spread.middle)])
        for (turn, one), (to, other) in sides
        if one.spread and other.spread
    ]
    return f'<path d="{"".join(paths)}" stroke-width="1.5" {painted(EITHER, stroke=INK)}/>'


def _spread(element: Element, turn: float, result: PlaceResult) -> str:
    if result.spread is None:
        return ""
    look = LAYER_LOOK[element.layer]
    reach = _path([_at(turn, STEP * result.spread.low), _at(turn, STEP * result.spread.high)])
    x, y = _at(turn, STEP * result.spread.middle)
    shape = {
        "base": f"M{x - 9:.1f} {y - 9:.1f}h18v18h-18z",
        "core": f"M{x - 10:.1f} {y:.1f}a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z",
        "skills": f"M{x:.1f} {y - 12:.1f}l12 12l-12 12l-12 -12z",
    }[element.layer]
    return (
        f'<path d="{reach}" stroke-width="13" stroke-opacity="0.55" {painted(EITHER, stroke=look)}/>'
        f'<path d="{shape}" stroke-width="2.5" {_both(look, PAPER)}/>'
    )


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
