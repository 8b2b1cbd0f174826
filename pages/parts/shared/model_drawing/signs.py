"""The small signs and the words of our drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from model.report.shared.marks import mark_path
from pages.parts.shared.layer_look import INK, PAPER, LayerLook, painted

LETTER = 0.5
"""The usual width of a letter, as a share of the type size."""


@dataclass(frozen=True)
class Spot:
    """A point of the drawing, in its own units: x to the right, y down."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.4g} {self.y:.4g}"


def sign(look: LayerLook, state: str | None, at: Spot, theme: str) -> str:
    """The mark of a layer, telling a state: open if "not_yet", ticked if "answered", ringed where one is "here"."""
    size = 6 if state in {None, "here"} else 8
    fill = PAPER if state == "not_yet" else look
    painting = painted(theme, fill=fill, stroke=look)
    drawn = f'<path d="{mark_path(look.symbol, at.x, at.y, size)}" stroke-width="1.8" {painting}/>'
    if state == "answered":
        tick = f"M{at.x - 3.6:.4g} {at.y + 0.3:.4g} l2.6 2.8 l4.6 -5.6"
        drawn += f'<path d="{tick}" stroke-width="2" {painted(theme, stroke=PAPER)}/>'
    if state == "here":
        drawn += f'<circle cx="{at.x:.4g}" cy="{at.y:.4g}" r="10.5" stroke-width="2" {painted(theme, stroke=INK)}/>'
    return drawn


def label(words: str, at: Spot, room: float, size: float, strong: bool) -> str:
    """Words around `at`, in as many lines as `room` asks for; smaller when a single word is too long for it."""
    lines = list(broken(words, room / (size * LETTER)))
    size = min(size, room / (max(map(len, lines)) * LETTER))
    first = at.y - size * 0.6 * (len(lines) - 1) + size * 0.34
    weight = ' font-weight="600"' if strong else ""
    spans = "".join(
        f'<tspan x="{at.x:.4g}" y="{first + size * 1.2 * number:.4g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text font-size="{size:.3g}"{weight}>{spans}</text>'


def broken(words: str, room: float) -> Iterator[str]:
    """The words in lines of at most `room` letters, a longer word alone."""
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line
