"""The radar on screen: lines without fill, a fixed order, a fixed scale from 1 to 5, gaps left open.

Several views are told apart at every point by line and mark, and by a letter wherever one has room.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from model.content import Content
from model.content.schema import LAYERS
from model.profile import HIGHEST, Look, View, answer_name, looks
from model.report.shared.letters import BESIDE, BETWEEN, letters_of
from pages.parts.shared.charts.spoke_names import SIZE, anchors, lines_above, names
from pages.parts.shared.charts.view_look import FONT, LINE, VIEW_LOOK, key_height, key_layout, key_name, shown
from pages.parts.shared.layer_look import GRID, INK, LAYER_LOOK, PAPER

RIM = 5.0
RIM_POINTS = 48
ACROSS = 280
BESIDE_THE_RIM = 72
LETTER = 11
_ACROSS, _UP = ("left", "center", "right"), ("top", "middle", "bottom")


def radar(content: Content, views: Sequence[View], theme: str) -> go.Figure:
    """The readings of `views` on twelve fixed spokes; the first view is the one in focus."""
    step = 360 / len(content.elements)
    traces = [_layer_arc(content, layer, step, theme) for layer in LAYERS]
    for view, look in reversed(list(zip(views, looks(views), strict=True))):
        traces += [_outline(view, step, look, theme), _marks(content, view, step, look, theme)]
    traces += [_names(content, theme), _numbers(step, theme)]
    if len(views) > 1:
        traces += [_letters(views, step, theme), *_key(views, theme)]
    return go.Figure(traces, _layout(content, views, step, theme))


def _layer_arc(content: Content, layer: str, step: float, theme: str) -> go.Scatterpolar:
    """A rim outside the scale that tells the layers apart by pattern as well as colour."""
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


def _outline(view: View, step: float, look: Look, theme: str) -> go.Scatterpolar:
    return go.Scatterpolar(
        r=[*view.places, view.places[0]],
        theta=[step * spoke for spoke in range(len(view.places))] + [0],
        mode="lines",
        connectgaps=False,
        name=shown(view.name),
        line=_line(look, theme),
        hoverinfo="skip",
        showlegend=False,
    )


def _line(look: Look, theme: str) -> dict[str, object]:
    drawn = VIEW_LOOK[look]
    return {"color": getattr(drawn.tone, theme), "width": drawn.width, "dash": drawn.dash}


def _marks(content: Content, view: View, step: float, look: Look, theme: str) -> go.Scatterpolar:
    """The view in focus has the mark and colour of each layer, every other one has its own."""
    layers = [LAYER_LOOK[element.layer] for element in content.elements]
    drawn = VIEW_LOOK[look]
    own = {"symbol": drawn.symbol, "color": getattr(drawn.tone, theme)}
    of_layers = {"symbol": [layer.symbol for layer in layers], "color": [getattr(layer, theme) for layer in layers]}
    return go.Scatterpolar(
        r=list(view.places),
        theta=[step * spoke for spoke in range(len(view.places))],
        mode="markers",
        showlegend=False,
        cliponaxis=False,
        marker={**(of_layers if look == "focus" else own), **_size(look, theme)},
        name=shown(view.name),
        text=[f"{reading.element.name}: {answer_name(content, reading)}" for reading in view.readings],
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _size(look: Look, theme: str) -> dict[str, object]:
    edge = None if look == "focus" else {"color": getattr(VIEW_LOOK[look].tone, theme), "width": 1.8}
    return {"size": VIEW_LOOK[look].size, "line": edge}


def _names(content: Content, theme: str) -> go.Scatterpolar:
    """What each spoke is called, outside the rim and beside it."""
    places = anchors(content.elements)
    return go.Scatterpolar(
        r=[RIM] * len(places),
        theta=[place.angle for place in places],
        text=names(content.elements, theme),
        textposition=[place.side for place in places],
        **_words(SIZE, beside=[place.beside for place in places], theme=theme),
    )


def _numbers(step: float, theme: str) -> go.Scatterpolar:
    """The places, between the last spoke and the first. There is none in the centre: a gap is no zero."""
    places = range(1, HIGHEST + 1)
    return go.Scatterpolar(
        r=list(places),
        theta=[BETWEEN * step for _ in places],
        text=[str(place) for place in places],
        **_words(LETTER, beside=[], theme=theme),
    )


def _letters(views: Sequence[View], step: float, theme: str) -> go.Scatterpolar:
    """The letter of each view, wherever it has room beside its point."""
    found = letters_of(views)
    return go.Scatterpolar(
        r=[letters.place for letters in found],
        theta=[step * letters.spoke for letters in found],
        text=[f"<b>{letters.text}</b>" for letters in found],
        textposition=[f"{_UP[letters.side[1] + 1]} {_ACROSS[letters.side[0] + 1]}" for letters in found],
        **_words(LETTER, beside=[BESIDE * LETTER] * len(found), theme=theme),
    )


def _words(size: int, beside: Sequence[float], theme: str) -> dict[str, object]:
    """Words so many pixels beside their points, which nobody sees; or over them."""
    return {
        "mode": "markers+text" if beside else "text",
        "marker": {"size": [1.6 * (far - 1) for far in beside], "opacity": 0},
        "textfont": {"size": size, "color": getattr(INK, theme)},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _key(views: Sequence[View], theme: str) -> list[go.Scatterpolar]:
    """Line and mark of each view, with its letter and its name."""
    return [
        go.Scatterpolar(
            r=[None],
            theta=[None],
            mode="lines+markers",
            line=_line(look, theme),
            marker={"symbol": VIEW_LOOK[look].symbol, "color": getattr(VIEW_LOOK[look].tone, theme)}
            | _size(look, theme),
            name=key_name(views, number),
            hoverinfo="skip",
        )
        for number, look in enumerate(looks(views))
    ]


def _layout(content: Content, views: Sequence[View], step: float, theme: str) -> go.Layout:
    line = {"gridcolor": getattr(GRID, theme), "showticklabels": False, "showline": False, "ticks": ""}
    above, below = (14 + LINE * lines for lines in lines_above(content.elements))
    key = key_height(views)
    return go.Layout(
        template=None,
        height=ACROSS + above + below + key,
        margin={"l": BESIDE_THE_RIM, "r": BESIDE_THE_RIM, "t": above, "b": below + key, "autoexpand": False},
        paper_bgcolor=getattr(PAPER, theme),
        font={"family": FONT, "size": 13, "color": getattr(INK, theme)},
        dragmode=False,
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {"range": [0, HIGHEST], "tickvals": list(range(1, HIGHEST + 1)), **line},
            "angularaxis": {
                "tickvals": [step * spoke for spoke in range(len(content.elements))],
                "direction": "clockwise",
                "rotation": 90,
                **line,
            },
        },
        **key_layout(views, at="bottom"),
    )
