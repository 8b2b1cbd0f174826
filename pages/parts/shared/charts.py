"""The radar and the bars on screen. Lines without fill, a fixed order, a fixed scale from 0 to 5, gaps left open."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from model.content import Content
from model.content.schema import LAYERS
from model.profile import HIGHEST, Look, View, answer_name, looks
from pages.parts.shared.layer_look import GRID, INK, LAYER_LOOK, MARKS, PAPER

LINES = {"focus": "solid", "second": "dash", "third": "dot", "fourth": "longdash", "supervisor": "dashdot"}
"""Plotly's name for the line of a view, by its look."""

BAR_PATTERN = {"base": "", "core": "/", "skills": "."}
LONGEST_LINE = 10
RIM = 5.0
RIM_POINTS = 48
FONT = "Atkinson Hyperlegible Next, sans-serif"
CHART_SETTINGS = {"displayModeBar": False, "staticPlot": False, "scrollZoom": False}


def radar(content: Content, views: Sequence[View], theme: str) -> go.Figure:
    """The readings of `views` on twelve fixed spokes; the first view is the one in focus."""
    angles = [number * 360 / len(content.elements) for number in range(len(content.elements))]
    traces = [_layer_arc(content, layer, theme) for layer in LAYERS]
    for view, look in reversed(list(zip(views, looks(views), strict=True))):
        traces.append(_outline(view, angles, look, theme))
        traces.extend(_marks(content, view, angles, look, layer=layer, theme=theme) for layer in LAYERS)
    return go.Figure(traces, _radar_layout(content, angles, theme, named=len(views) > 1))


def _layer_arc(content: Content, layer: str, theme: str) -> go.Scatterpolar:
    """A rim outside the scale that tells the layers apart by pattern as well as colour."""
    step = 360 / len(content.elements)
    spokes = [number for number, element in enumerate(content.elements) if element.layer == layer]
    start, end = (spokes[0] - 0.35) * step, (spokes[-1] + 0.35) * step
    angles = [start + (end - start) * part / RIM_POINTS for part in range(RIM_POINTS + 1)]
    look = LAYER_LOOK[layer]
    return go.Scatterpolar(
        r=[RIM] * len(angles),
        theta=angles,
        mode="lines",
        line={"color": getattr(look, theme), "width": 3, "dash": look.dash},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _outline(view: View, angles: list[float], look: Look, theme: str) -> go.Scatterpolar:
    return go.Scatterpolar(
        r=[*view.places, view.places[0]],
        theta=[*angles, angles[0]],
        mode="lines",
        connectgaps=False,
        name=_shown(view.name),
        line={"color": getattr(INK, theme), "width": 2.4 if look == "focus" else 1.6, "dash": LINES[look]},
        opacity=1 if look == "focus" else 0.75,
        hoverinfo="skip",
    )


def _marks(content: Content, view: View, angles: list[float], look: Look, *, layer: str, theme: str) -> go.Scatterpolar:
    of_layer = [
        (angle, reading) for angle, reading in zip(angles, view.readings, strict=True) if reading.element.layer == layer
    ]
    symbol, colour = LAYER_LOOK[layer].symbol, getattr(LAYER_LOOK[layer], theme)
    return go.Scatterpolar(
        r=[reading.place for _, reading in of_layer],
        theta=[angle for angle, _ in of_layer],
        mode="markers",
        showlegend=False,
        marker={
            "symbol": symbol if look == "focus" else f"{symbol}-open",
            "size": 11 if look == "focus" else 8,
            "color": colour,
            "line": {"color": colour, "width": 1.5},
        },
        name=_shown(view.name),
        text=[f"{reading.element.name}: {answer_name(content, reading)}" for _, reading in of_layer],
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _shown(name: str) -> str:
    """A name with nothing in it that the chart would read as markup."""
    return escape(name, quote=False)


def _radar_layout(content: Content, angles: list[float], theme: str, *, named: bool) -> go.Layout:
    labels = [
        f"<span style='color:{getattr(LAYER_LOOK[element.layer], theme)}'>{MARKS[element.layer]}</span> "
        f"{'<br>'.join(wrap(element.short, LONGEST_LINE, break_long_words=False))}"
        for element in content.elements
    ]
    return go.Layout(
        template=None,
        height=400,
        margin={"l": 72, "r": 72, "t": 36, "b": 36},
        paper_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": getattr(INK, theme)},
        showlegend=named,
        legend={"orientation": "h", "y": -0.12, "x": 0.5, "xanchor": "center", "traceorder": "reversed"},
        dragmode=False,
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {
                "range": [0, HIGHEST],
                "tickvals": list(range(1, HIGHEST + 1)),
                "angle": 90,
                "tickangle": 90,
                "gridcolor": getattr(GRID, theme),
                "linecolor": getattr(GRID, theme),
                "tickfont": {"size": 12},
            },
            "angularaxis": {
                "tickvals": angles,
                "ticktext": labels,
                "direction": "clockwise",
                "rotation": 90,
                "gridcolor": getattr(GRID, theme),
                "linecolor": getattr(GRID, theme),
            },
        },
    )


def bars(content: Content, views: Sequence[View], theme: str) -> go.Figure:
    """The same readings as bars, in layer order, the first element on top; a gap has no bar and says so in words."""
    names = [f"{MARKS[element.layer]} {element.short}" for element in content.elements]
    layout = go.Layout(
        template=None,
        height=90 + len(names) * (22 + 14 * len(views)),
        margin={"l": 8, "r": 16, "t": 16, "b": 40},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": getattr(INK, theme)},
        showlegend=len(views) > 1,
        legend={"orientation": "h", "y": 1.08},
        barmode="group",
        dragmode=False,
        xaxis={
            "range": [0, HIGHEST],
            "tickvals": list(range(HIGHEST + 1)),
            "gridcolor": getattr(GRID, theme),
            "fixedrange": True,
        },
        yaxis={"autorange": "reversed", "automargin": True, "fixedrange": True, "categoryarray": names},
        annotations=[
            {
                "x": 0,
                "y": name,
                "text": answer_name(content, reading),
                "xanchor": "left",
                "showarrow": False,
                "xshift": 6,
            }
            for name, reading in zip(names, views[0].readings, strict=True)
            if reading.place is None
        ],
    )
    return go.Figure([_bar(view, names, number, theme) for number, view in enumerate(views)], layout)


def _bar(view: View, names: list[str], number: int, theme: str) -> go.Bar:
    colours = [getattr(LAYER_LOOK[reading.element.layer], theme) for reading in view.readings]
    return go.Bar(
        name=_shown(view.name),
        orientation="h",
        y=names,
        x=list(view.places),
        text=[f"{place}" if place else "" for place in view.places],
        textposition="inside",
        insidetextanchor="end",
        textfont={"color": getattr(PAPER, theme) if number == 0 else getattr(INK, theme)},
        marker={
            "color": colours if number == 0 else "rgba(0,0,0,0)",
            "line": {"color": colours, "width": 1.5},
            "pattern": {
                "shape": [BAR_PATTERN[reading.element.layer] if number == 0 else "" for reading in view.readings],
                "fillmode": "overlay",
                "size": 9,
                "solidity": 0.15,
                "fgcolor": getattr(PAPER, theme),
            },
        },
        hoverinfo="skip",
    )
