"""The marks of the layers as parts of an SVG path: what tells layers apart besides colour and line."""

from __future__ import annotations

SYMBOLS = {"base": "square", "core": "circle", "skills": "diamond"}
"""The mark of each layer."""


def mark_path(symbol: str, x: float, y: float, size: float) -> str:
    """A square, a circle or a diamond around a point, all three of about the same weight."""
    if symbol == "square":
        half = size * 0.9
        return f"M{x - half:.4g} {y - half:.4g}h{2 * half:.3g}v{2 * half:.3g}h{-2 * half:.3g}z"
    if symbol == "circle":
        arc = f"a{size:.3g} {size:.3g} 0 1 0"
        return f"M{x - size:.4g} {y:.4g}{arc} {2 * size:.3g} 0{arc} {-2 * size:.3g} 0z"
    half = size * 1.2
    return f"M{x:.4g} {y - half:.4g}l{half:.3g} {half:.3g}l{-half:.3g} {half:.3g}l{-half:.3g} {-half:.3g}z"
