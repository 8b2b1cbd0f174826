"""The readings as bars, in layer order, the first element on top: each element's name, and its bars below it.

A gap has no bar and says so in words, on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from model.content import Content
from model.profile import HIGHEST, Look, View, answer_name, looks
from model.report.shared.letters import letter_of
from pages.parts.shared.charts.view_look import (
    FONT,
    LINE,
    VIEW_LOOK,
    key_height,
    key_layout,
    key_name,
    layer_mark,
    shown,
)
from pages.parts.shared.layer_look import GRID, INK, LAYER_LOOK, PAPER

LAYER_PATTERN = {"base": "", "core": "/", "skills": "."}
BAR = 13
BEFORE_A_NAME = 8
LONGEST_LINE = 38
_AT_THE_END = 5.8
"""Where the scale of the bars ends: what stands behind the longest bar has room."""


@dataclass
class _Lines:
    """Where everything stands, in pixels from the top: one below the other, so that nothing is printed over another."""

    names: list[tuple[float, str]] = field(default_factory=list)
    gaps: list[tuple[float, str]] = field(default_factory=list)
    bars: dict[tuple[int, int], float] = field(default_factory=dict)
    """By the numbers of the element and of the view."""

    end: float = 0

    def next(self) -> float:
        """The middle of the next line."""
        self.end += LINE
        return self.end - LINE / 2


def bars(content: Content, views: Sequence[View], theme: str) -> go.Figure:
    """One bar a place: its number stands behind its end, with the letter of its view where there are several."""
    lines = _lines(content, views, theme)
    drawn = [_bar(views, number, look, lines, theme) for number, look in enumerate(looks(views))]
    words = [_words(lines.names, theme), _words(lines.gaps, theme)]
    return go.Figure(
        [*drawn, *words, *(_key(views, theme) if len(views) > 1 else ())], _layout(views, lines.end, theme)
    )


def _lines(content: Content, views: Sequence[View], theme: str) -> _Lines:
    lines = _Lines()
    for spoke, element in enumerate(content.elements):
        lines.end += BEFORE_A_NAME
        lines.names.append((lines.next(), f"{layer_mark(element.layer, theme)} <b>{shown(element.short)}</b>"))
        for number, view in enumerate(views):
            if view.places[spoke]:
                lines.bars[spoke, number] = lines.next()
        for gap in _gaps(content, views, spoke):
            lines.gaps += [(lines.next(), shown(line)) for line in wrap(gap, LONGEST_LINE)]
    return lines


def _gaps(content: Content, views: Sequence[View], spoke: int) -> list[str]:
    """Each answer that is no place, with the letters of the views that gave it where not all of them did."""
    by_answer: dict[str, list[str]] = {}
    for number, view in enumerate(views):
        if view.places[spoke] is None:
            by_answer.setdefault(answer_name(content, view.readings[spoke]), []).append(letter_of(number))
    return [
        answer if len(letters) == len(views) else f"{', '.join(letters)}: {answer}"
        for answer, letters in by_answer.items()
    ]


def _bar(views: Sequence[View], number: int, look: Look, lines: _Lines, theme: str) -> go.Bar:
    view = views[number]
    letter = f"  {letter_of(number)}" if len(views) > 1 else ""
    layers = [reading.element.layer for reading in view.readings]
    filled = {
        "color": [getattr(LAYER_LOOK[layer], theme) for layer in layers],
        "pattern": _pattern([LAYER_PATTERN[layer] for layer in layers], getattr(PAPER, theme)),
    }
    return go.Bar(
        name=shown(view.name),
        orientation="h",
        x=list(view.places),
        y=[lines.bars.get((spoke, number)) for spoke in range(len(view.places))],
        width=BAR,
        text=[f"{place}{letter}" if place else "" for place in view.places],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        marker=filled if len(views) == 1 else _filling(look, theme),
        hoverinfo="skip",
        showlegend=False,
    )


def _filling(look: Look, theme: str) -> dict[str, Any]:
    """The view in focus is a full bar, every other one an edge with a pattern in it."""
    tone = getattr(VIEW_LOOK[look].tone, theme)
    if look == "focus":
        return {"color": tone, "line": {"color": tone, "width": 1.5}}
    pattern = _pattern(VIEW_LOOK[look].pattern, tone)
    return {"color": getattr(PAPER, theme), "line": {"color": tone, "width": 1.5}, "pattern": pattern}


def _pattern(shape: str | list[str], colour: str) -> dict[str, Any]:
    return {"shape": shape, "fillmode": "overlay", "size": 7, "solidity": 0.3, "fgcolor": colour}


def _words(lines: Sequence[tuple[float, str]], theme: str) -> go.Scatter:
    return go.Scatter(
        x=[0] * len(lines),
        y=[at for at, _ in lines],
        text=[words for _, words in lines],
        mode="text",
        textposition="middle right",
        textfont={"color": getattr(INK, theme)},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _key(views: Sequence[View], theme: str) -> list[go.Bar]:
    return [
        go.Bar(
            x=[None],
            y=[None],
            orientation="h",
            name=key_name(views, number),
            marker=_filling(look, theme),
            hoverinfo="skip",
        )
        for number, look in enumerate(looks(views))
    ]


def _layout(views: Sequence[View], end: float, theme: str) -> go.Layout:
    key = key_height(views)
    return go.Layout(
        template=None,
        height=end + key + 34,
        margin={"l": 4, "r": 4, "t": key + 2, "b": 32, "autoexpand": False},
        paper_bgcolor=getattr(PAPER, theme),
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": getattr(INK, theme)},
        barmode="overlay",
        dragmode=False,
        xaxis={
            "range": [0, _AT_THE_END],
            "tickvals": list(range(1, HIGHEST + 1)),
            "gridcolor": getattr(GRID, theme),
            "tickangle": 0,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"range": [end, 0], "visible": False, "fixedrange": True},
        **key_layout(views, at="top"),
    )
