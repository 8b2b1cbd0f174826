"""The radar: which places are joined, how a template draws it, and what it is called.

A place of None is a gap: it has no point, and no line touches its spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from model.content import Content
from model.profile import HIGHEST, View, answer_name, is_empty, looks
from model.report.shared.letters import BESIDE, BETWEEN, letter_of, letters_of
from model.report.shared.spokes import Point, on_spoke

Places = Sequence[int | None]


def points(places: Places) -> tuple[Point | None, ...]:
    """One point for each place in order, None where there is a gap."""
    return tuple(None if place is None else on_spoke(spoke, place, len(places)) for spoke, place in enumerate(places))


def segments(places: Places) -> tuple[tuple[int, int], ...]:
    """The pairs of neighbouring spokes to join: both hold a place. The last spoke is a neighbour of the first."""
    following = [*range(1, len(places)), 0]
    return tuple(
        (spoke, after)
        for spoke, after in enumerate(following)
        if places[spoke] is not None and places[after] is not None
    )


GAP = "Gap"


def alt_text(content: Content, views: Sequence[View]) -> str:
    """What the radar of these views shows, as alternative text."""
    shown = [view for view in views if not is_empty(view)]
    drawn = ", ".join(view.name for view in shown) if shown else "no places yet"
    return (
        f"Radar chart of the {len(content.elements)} elements, from 1 near the centre to {HIGHEST} on the rim. "
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
        "numbers": [asdict(on_spoke(BETWEEN, place, spokes)) for place in range(1, HIGHEST + 1)],
        "outlines": [
            {
                "points": [asdict(point) if point else None for point in points(view.places)],
                "segments": segments(view.places),
                "look": look,
                "letter": letter_of(number),
            }
            for number, (view, look) in enumerate(zip(views, looks(views), strict=True))
        ],
        "letters": [
            {"text": letters.text, "at": asdict(on_spoke(letters.spoke, letters.place, spokes)), "side": letters.side}
            for letters in letters_of(views)
        ],
        "beside": BESIDE,
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
