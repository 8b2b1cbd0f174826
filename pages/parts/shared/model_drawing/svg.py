"""Our own drawing of the model, and the small path made of the same marks.

Safety is drawn as ground. On it stands an arch of trust, time and support, with the young person in the middle. Seven
ways of working lie around the arch, each on a path of its own. It is not the authors' graphic.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from html import escape

import streamlit as st

from model.content import Content
from model.content.schema import LAYERS
from pages.parts.shared.layer_look import EITHER, INK, LAYER_LOOK, LayerLook, painted
from pages.parts.shared.model_drawing.shapes import LAYOUTS, STONES, Told, ground, leaf, middle, path_to, stone
from pages.parts.shared.model_drawing.signs import Spot, sign
from server.paths import ROOT

MARK_FILE = str(ROOT / "static" / "mark.svg")
STEP, GAP, EDGE = 25, 14, 13
"""Of the small path: from sign to mark, what a new layer adds, and the room at each end, in its own units."""


def model_drawing(
    content: Content,
    *,
    current: str | None = None,
    looked_at: Collection[str] = (),
    theme: str = EITHER,
    shape: str = "wide",
) -> str:
    """The model as SVG, `wide` for a laptop or `tall` for a phone; `theme` is light, dark, or either.

    `current` is the element one is at now, if any. Where some were `looked_at`, those alone stand out and are named.
    """
    layout = LAYOUTS[shape]
    others = "quiet" if looked_at else None
    states = {**dict.fromkeys(looked_at, "looked_at"), **({current: "here"} if current else {})}
    told = [Told(one, states.get(one.key, others)) for one in content.elements]
    base, core, skills = ([one for one in told if one.element.layer == layer] for layer in LAYERS)
    drawn = [ground(one, layout, theme) for one in base]
    drawn += [path_to(one, at, layout, theme) for one, at in zip(skills, layout.leaves, strict=True)]
    drawn += [stone(one, between, layout, theme) for one, between in zip(core, STONES, strict=False)]
    drawn += [middle(one, layout, theme) for one in core[len(STONES) :]]
    drawn += [leaf(one, at, layout, theme) for one, at in zip(skills, layout.leaves, strict=True)]
    said = f"The Relationship Model. {in_words(content, current)}"
    if looked_at:
        said += f" Looked at: {', '.join(one.name for one in content.elements if one.key in looked_at)}."
    return _svg(layout.width, layout.height, said, drawn, theme)


def in_words(content: Content, current: str | None) -> str:
    """What the drawing shows, for those who hear it."""
    names = {layer: ", ".join(one.name for one in content.elements if one.layer == layer) for layer in LAYERS}
    said = f"The ground is {names['base']}. On it stand {names['core']}. "
    said += f"Seven ways of working can be reached from there at any time: {names['skills']}."
    return f"{said} You are at: {content.element(current).name}." if current else said


def path_strip(content: Content, *, answered: Collection[str], current: str | None) -> str:
    """Twelve small marks, joined within their layer by its line: where one is, and what has been answered."""
    x, drawn, last = float(EDGE), [], None
    for element in content.elements:
        look, state = LAYER_LOOK[element.layer], "answered" if element.key in answered else "not_yet"
        if last and last.layer == element.layer:
            drawn.insert(0, _join(look, x))
        elif last:
            x += GAP
        drawn.append(sign(look, "here" if element.key == current else state, Spot(x, 13), EITHER))
        last, x = element, x + STEP
    return _svg(x - STEP + EDGE, 26, path_in_words(content, answered, current), drawn, EITHER)


def path_in_words(content: Content, answered: Collection[str], current: str | None) -> str:
    """What the small path shows, for those who hear it."""
    here = f"You are at {content.element(current).name}. " if current else ""
    return f"The way through the layers. {here}{len(answered)} of {len(content.elements)} elements answered."


def _join(look: LayerLook, x: float) -> str:
    return (
        f'<path d="M{x - STEP} 13 H{x}" stroke-width="2" stroke-dasharray="{look.strokes}" '
        f"{painted(EITHER, stroke=look)}/>"
    )


def _svg(width: float, height: float, said: str, drawn: Collection[str], theme: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'role="img" aria-label="{escape(said)}" text-anchor="middle" font-family="inherit" '
        f'stroke-linecap="round" stroke-linejoin="round" {painted(theme, fill=INK)}>{"".join(drawn)}</svg>'
    )


def draw_model(content: Content, *, current: str | None = None, looked_at: Collection[str] = ()) -> None:
    """Put the drawing on the page; styles.css shows the shape that fits."""
    drawn = {shape: model_drawing(content, current=current, looked_at=looked_at, shape=shape) for shape in LAYOUTS}
    shapes = "".join(f'<div class="model-{shape}">{drawing}</div>' for shape, drawing in drawn.items())
    st.markdown(shapes, unsafe_allow_html=True)


def draw_front_page(content: Content) -> None:
    """Put the drawing on the page as a picture: it takes a browser half a second less than to build its 200 parts."""
    said = f"The Relationship Model. {in_words(content, None)}"
    pictures = (_picture(model_drawing(content, shape=shape), said, f"model-{shape}") for shape in LAYOUTS)
    st.html(f'<div class="front-page">{"".join(pictures)}</div>')


def draw_path(content: Content, answered: Collection[str], current: str | None) -> None:
    """Put the small path on the page, as a picture too, since it is drawn anew on every screen."""
    strip = path_strip(content, answered=answered, current=current)
    st.html(_picture(strip, path_in_words(content, answered, current), "path-strip"))


def _picture(svg: str, said: str, css_class: str) -> str:
    """An SVG as an image, which has its own letters and follows the light or dark of the page it lies on."""
    letters = "Roboto,Arial,Helvetica,Liberation Sans,Noto Sans,sans-serif"
    follows = svg.replace(">", f"><style>:root{{color-scheme:light dark;font-family:{letters}}}</style>", 1)
    packed = b64encode(follows.encode()).decode()
    return f'<img class="{css_class}" src="data:image/svg+xml;base64,{packed}" alt="{escape(said)}">'
