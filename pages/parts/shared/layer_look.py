"""How the three layers are told apart on every picture: by colour, by lightness, by line and by mark.

Each colour reaches 3:1 on the paper of its theme, and the three differ in lightness, so that grey print and
colour-blind readers lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.report.shared.marks import SYMBOLS

EITHER = "either"
"""The theme of a drawing that follows the page it stands on, light or dark."""


@dataclass(frozen=True)
class Tone:
    """One colour in each theme."""

    light: str
    dark: str


@dataclass(frozen=True)
class LayerLook(Tone):
    """How a layer is told apart. `dash` and `symbol` are Plotly's names, `strokes` is SVG's dash array.

    `wash` is the faint ground on which the layer's words stand.
    """

    dash: str
    symbol: str
    strokes: str
    wash: Tone


LAYER_LOOK = {
    "base": LayerLook("#4a3016", "#a9805a", "solid", SYMBOLS["base"], "none", Tone("#eadfcd", "#3b3025")),
    "core": LayerLook("#1b5a64", "#6fb5bb", "dash", SYMBOLS["core"], "7 4", Tone("#deebe8", "#21393b")),
    "skills": LayerLook("#956a12", "#ead08a", "dot", SYMBOLS["skills"], "0.1 5", Tone("#f6ebcf", "#3d3421")),
}
INK = Tone("#2b2620", "#ece5d9")
PAPER = Tone("#faf7f1", "#221f1b")
GRID = Tone("#cfc6b8", "#59534b")
MARKS = {"base": "■", "core": "●", "skills": "◆"}


def painted(theme: str, *, fill: Tone | None = None, stroke: Tone | None = None) -> str:
    """The SVG attributes that fill a shape and draw its line; without `fill` it is left open."""
    tones = {name: tone for name, tone in (("fill", fill), ("stroke", stroke)) if tone}
    plain = {name: tone.dark if theme == "dark" else tone.light for name, tone in tones.items()}
    if fill is None:
        plain["fill"] = "none"
    said = " ".join(f'{name}="{colour}"' for name, colour in plain.items())
    if theme == EITHER:
        # A browser too old for light-dark() keeps the attributes, and with them the light colours.
        said += f' style="{";".join(f"{name}:light-dark({tone.light},{tone.dark})" for name, tone in tones.items())}"'
    return said
