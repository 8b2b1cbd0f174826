"""Our own drawing of the model, its small mark, and the look of the three layers that charts share.

Safety is drawn as ground. On it stand trust, time and support, and being young person centred rests across them. Seven
ways of working hang above, each on a path of its own, in no order of rank. It is not the authors' graphic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape

import streamlit as st

from model.content import Content
from model.content.schema import Element
from server.places import ROOT

MARK_FILE = str(ROOT / "static" / "mark.svg")
WIDTH, HEIGHT = 340, 330


@dataclass(frozen=True)
class LayerLook:
    """How a layer is told apart: a colour in each theme (3:1 on its background), a line pattern and a mark."""

    light: str
    dark: str
    dash: str
    symbol: str


LAYER_LOOK = {
    "base": LayerLook("#5a3d22", "#b98f68", "solid", "square"),
    "core": LayerLook("#1f6f78", "#6fb5bb", "dash", "circle"),
    "skills": LayerLook("#946a12", "#e2c77b", "dot", "diamond"),
}
INK = {"light": "#2b2620", "dark": "#ece5d9"}
PAPER = {"light": "#faf7f1", "dark": "#221f1b"}
STROKES = {"solid": "", "dash": "6 4", "dot": "1.5 4"}


@dataclass(frozen=True)
class Block:
    """Where one element stands in the drawing, in its own units."""

    x: float
    y: float
    width: float
    height: float


def _blocks(content: Content) -> Iterator[tuple[Element, Block]]:
    base, core, skills = ([one for one in content.elements if one.layer == layer] for layer in LAYER_LOOK)
    yield from zip(base, [Block(4, 274, WIDTH - 8, 50)], strict=True)
    stones = [Block(30 + 98 * number, 206, 84, 68) for number in range(3)]
    yield from zip(core, [*stones, Block(18, 164, WIDTH - 36, 42)], strict=True)
    top = [Block(46 + 84 * number, 6, 78, 42) for number in range(3)]
    low = [Block(4 + 84 * number, 62, 78, 42) for number in range(4)]
    yield from zip(skills, [low[0], top[0], low[1], top[1], low[2], top[2], low[3]], strict=True)


def model_drawing(content: Content, *, theme: str, current: str | None = None, answered: Collection[str] = ()) -> str:
    """The model as SVG. `answered` elements are filled and ticked, `current` has a heavy edge and an arrow."""
    blocks = list(_blocks(content))
    paths = "".join(_path_to(block, theme) for element, block in blocks if element.layer == "skills")
    drawn = "".join(
        _element(element, block, theme, here=element.key == current, done=element.key in answered)
        for element, block in blocks
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(in_words(content, current, answered))}" '
        f'style="width:100%;max-width:560px;height:auto;display:block" font-family="inherit">{paths}{drawn}</svg>'
    )


def in_words(content: Content, current: str | None = None, answered: Collection[str] = ()) -> str:
    """What the drawing shows, for those who hear it."""
    names = {
        layer.key: [one.name for one in content.elements if one.layer == layer.key] for layer in content.model.layers
    }
    said = (
        f"The ground is {names['base'][0]}. On it stand {', '.join(names['core'])}. "
        f"Seven ways of working can be reached from there at any time: {', '.join(names['skills'])}."
    )
    if answered:
        said += f" Answered: {', '.join(one.name for one in content.elements if one.key in answered)}."
    if current:
        said += f" You are at {content.element(current).name}."
    return said


def _element(element: Element, block: Block, theme: str, *, here: bool, done: bool) -> str:
    look = LAYER_LOOK[element.layer]
    colour = getattr(look, theme)
    filled = done or element.layer == "base"
    fill, ink = (colour, PAPER[theme]) if filled else (PAPER[theme], INK[theme])
    radius = {"base": 14, "core": 6, "skills": 20}[element.layer]
    edge = 3.2 if here else 1.6
    shape = (
        f'<rect x="{block.x}" y="{block.y}" width="{block.width}" height="{block.height}" rx="{radius}" '
        f'fill="{fill}" stroke="{INK[theme] if here else colour}" stroke-width="{edge}" '
        f'stroke-dasharray="{"" if here else STROKES[look.dash]}"/>'
    )
    return shape + _label(element, block, ink, done=done, here=here)


def _label(element: Element, block: Block, ink: str, *, done: bool, here: bool) -> str:
    lines = _lines(element.short if element.layer == "skills" else element.name, block.width)
    sign = "▸ " if here else "✓ " if done else ""
    middle = block.y + block.height / 2 - 7 * (len(lines) - 1)
    spans = "".join(
        f'<tspan x="{block.x + block.width / 2}" y="{middle + 14 * number + 4:.1f}">'
        f"{sign if number == 0 else ''}{escape(line)}</tspan>"
        for number, line in enumerate(lines)
    )
    weight = 600 if here else 400
    return f'<text text-anchor="middle" font-size="13.5" font-weight="{weight}" fill="{ink}">{spans}</text>'


def _lines(words: str, width: float) -> list[str]:
    room = width / 7.2
    first, _, rest = words.partition(" ")
    return [words] if len(words) <= room or not rest else [first, rest]


def _path_to(block: Block, theme: str) -> str:
    x, y = block.x + block.width / 2, block.y + block.height
    colour = LAYER_LOOK["skills"]
    return (
        f'<path d="M{WIDTH / 2} 164 C{WIDTH / 2} 130 {x} 150 {x} {y}" fill="none" '
        f'stroke="{getattr(colour, theme)}" stroke-width="1.4" stroke-dasharray="1.5 4" stroke-linecap="round"/>'
    )


def path_strip(content: Content, *, theme: str, current: str | None, answered: Collection[str]) -> str:
    """Twelve small marks in three groups: where one is, and what has been answered."""
    x, drawn = 8.0, ""
    layer = "base"
    for element in content.elements:
        if element.layer != layer:
            x, layer = x + 16, element.layer
        drawn += _small_mark(element, x, theme, here=element.key == current, done=element.key in answered)
        x += 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 328 26" role="img" '
        f'aria-label="{escape(_strip_in_words(content, current, answered))}" '
        f'style="width:100%;max-width:328px;height:auto;display:block">{drawn}</svg>'
    )


def _small_mark(element: Element, x: float, theme: str, *, here: bool, done: bool) -> str:
    colour = getattr(LAYER_LOOK[element.layer], theme)
    fill = colour if done else PAPER[theme]
    paint = f'fill="{fill}" stroke="{colour}" stroke-width="1.8"'
    shapes = {
        "base": f'<rect x="{x - 6}" y="5" width="12" height="12" {paint}/>',
        "core": f'<circle cx="{x}" cy="11" r="6.5" {paint}/>',
        "skills": f'<path d="M{x} 3.5 l7.5 7.5 l-7.5 7.5 l-7.5 -7.5 z" {paint}/>',
    }
    under = f'<rect x="{x - 8}" y="22" width="16" height="3" rx="1.5" fill="{INK[theme]}"/>' if here else ""
    return shapes[element.layer] + under


def _strip_in_words(content: Content, current: str | None, answered: Collection[str]) -> str:
    place = f"You are at {content.element(current).name}. " if current else ""
    return f"{place}{len(answered)} of {len(content.elements)} elements answered."


def draw_model(content: Content, *, current: str | None = None, answered: Collection[str] = ()) -> None:
    """Put the drawing on the page."""
    theme = st.context.theme.type or "light"
    st.markdown(model_drawing(content, theme=theme, current=current, answered=answered), unsafe_allow_html=True)


def draw_path(content: Content, answered: Collection[str], current: str | None) -> None:
    """Put the small path on the page."""
    theme = st.context.theme.type or "light"
    st.markdown(path_strip(content, theme=theme, current=current, answered=answered), unsafe_allow_html=True)
