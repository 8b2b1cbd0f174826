"""Arriving at a new screen: the page goes to its top and the heading is read out, as it would on a page of its own."""

from __future__ import annotations

from pages.parts.shared.component import component


def arrive_at(screen: str) -> None:
    """Move to the top and to the heading when `screen` is another one than was drawn last."""
    component("arriving", "<span hidden></span>")(key="arriving", data=[{"screen": screen}])
