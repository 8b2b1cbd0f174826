"""The faces beside the answers of a card, drawn by us: they differ in eyes and mouth, never in colour alone."""

from __future__ import annotations

from model.content.card.schema import Face

SIDE = 48
"""The width and height that a face is drawn in."""

_DOTS = ((17.0, 20.0), (31.0, 20.0))
_MOUTHS: dict[Face, str] = {
    "glad": "M14 28q10 12 20 0",
    "fine": "M16 30.5q8 4 16 0",
    "uneasy": "M14.5 32q4.75-5 9.5 0t9.5 0M13.5 13.5l6.5-2M34.5 13.5l-6.5-2",
    "closed": "M16 32h16M13.5 20h7M27.5 20h7",
    "sad": "M15 35q9-10 18 0",
}


def face_svg(face: Face, ink: str = "currentColor") -> str:
    """A face in one colour. It says nothing by itself: the answer in words stands beside it."""
    line = f'fill="none" stroke="{ink}" stroke-width="2.5" stroke-linecap="round"'
    dots = () if face == "closed" else _DOTS
    eyes = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="{ink}"/>' for x, y in dots)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}" '
        f'aria-hidden="true"><circle cx="24" cy="24" r="21" {line}/>{eyes}<path d="{_MOUTHS[face]}" {line}/></svg>'
    )
