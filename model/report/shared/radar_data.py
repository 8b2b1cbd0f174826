"""The radar as a template draws it, and what it is called for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from model.content import Content
from model.profile import HIGHEST, View, answer_name, is_empty, looks
from model.report.shared.radar import on_spoke, points, segments

GAP = "Gap"


def alt_text(content: Content, views: Sequence[View]) -> str:
    """What the radar of these views shows, as alternative text."""
    shown = [view for view in views if not is_empty(view)]
    drawn = ", ".join(view.name for view in shown) if shown else "no places yet"
    return (
        f"Radar chart of the {len(content.elements)} elements, from 0 in the centre to {HIGHEST} on the rim. "
        f"It shows: {drawn}. Elements without a place are gaps. The same is said in words and in a table below."
    )


def radar_data(content: Content, views: Sequence[View], *, name_gaps: bool = True) -> dict[str, Any]:
    """Positions in radii of the rim, and the labels, for radar.typ; the first view is the one in focus.

    With `name_gaps` a label says which answer left its spoke empty.
    """
    spokes = len(content.elements)
    return {
        "highest": HIGHEST,
        "rims": [asdict(on_spoke(number, HIGHEST, spokes)) for number in range(spokes)],
        "labels": [
            {"text": element.short, "layer": element.layer, "gap": _gap(content, views, number) if name_gaps else ""}
            for number, element in enumerate(content.elements)
        ],
        "outlines": [
            {
                "points": [asdict(point) if point else None for point in points(view.places)],
                "segments": segments(view.places),
                "look": look,
            }
            for view, look in zip(views, looks(views), strict=True)
        ],
    }


def _gap(content: Content, views: Sequence[View], number: int) -> str:
    """What is written under a label when nobody placed the element: which answer it is, for one view."""
    if any(view.places[number] for view in views):
        return ""
    return answer_name(content, views[0].readings[number]) if len(views) == 1 else GAP


def layers_data(content: Content) -> list[dict[str, Any]]:
    """The layers in order, each with how many spokes of the radar are its own, for radar.typ."""
    return [
        {"key": layer.key, "spokes": sum(element.layer == layer.key for element in content.elements)}
        for layer in content.model.layers
    ]
