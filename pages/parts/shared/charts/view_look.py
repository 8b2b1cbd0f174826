"""How views are told apart on every chart: by mark, line, letter and pattern, and last by colour.

The marks lie round each other, so that four views at one point are still four marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from model.profile import Look, View
from model.report.shared.letters import letter_of
from pages.parts.shared.layer_look import INK, LAYER_LOOK, MARKS, Tone

FONT = "Atkinson Hyperlegible Next, sans-serif"
LINE = 18
"""Pixels from one line of words to the next."""

KEY_LINE = 28
"""How many letters of a name stand on one line of the key on the narrowest phone."""


@dataclass(frozen=True)
class ViewLook:
    """A view's line, its mark and the filling of its bars, by Plotly's names; `tone` is the colour of all three."""

    tone: Tone
    dash: str
    width: float
    symbol: str
    size: int
    pattern: str


VIEW_LOOK: dict[Look, ViewLook] = {
    "focus": ViewLook(INK, "solid", 2, "circle", 9, ""),
    "second": ViewLook(Tone("#a8432f", "#d9806b"), "5px,3px", 2.5, "circle-open", 12, "/"),
    "third": ViewLook(Tone("#4f7038", "#94b878"), "dot", 3, "x-thin-open", 11, "."),
    "fourth": ViewLook(Tone("#6f665a", "#a1978a"), "8px,2px", 1.6, "triangle-up-open", 15, "x"),
    "supervisor": ViewLook(Tone("#6a5178", "#b79bc6"), "dashdot", 2, "square-open", 14, "-"),
}


def key_name(views: Sequence[View], number: int) -> str:
    """What a view is called in the key: its letter, where there are several, and its name in short lines."""
    letter = f"{letter_of(number)}  " if len(views) > 1 else ""
    return f"{letter}{'<br>'.join(map(shown, wrap(views[number].name, KEY_LINE)))}"


def key_height(views: Sequence[View]) -> int:
    """How many pixels the key takes; a view alone needs none."""
    if len(views) < 2:
        return 0
    return 12 + sum(6 + LINE * key_name(views, number).count("<br>") + LINE for number in range(len(views)))


def key_layout(views: Sequence[View], *, at: str) -> dict[str, Any]:
    """Plotly's layout for the key at the "top" or the "bottom" of a chart. Nothing in it can be pressed."""
    return {
        "showlegend": len(views) > 1,
        "legend": {
            "xref": "container",
            "yref": "container",
            "x": 0,
            "y": 1 if at == "top" else 0,
            "xanchor": "left",
            "yanchor": at,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }


def layer_mark(layer: str, theme: str) -> str:
    """The mark of a layer in its colour, to stand before an element's name."""
    return f"<span style='color:{getattr(LAYER_LOOK[layer], theme)}'>{MARKS[layer]}</span>"


def shown(name: str) -> str:
    """A name with nothing in it that the chart would read as markup."""
    return escape(name, quote=False)
