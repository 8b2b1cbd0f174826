"""The charts on screen: the same readings as a radar and as bars."""

from __future__ import annotations

from pages.parts.shared.charts.bars import bars
from pages.parts.shared.charts.radar import radar

__all__ = ["CHART_SETTINGS", "bars", "radar"]

CHART_SETTINGS = {"displayModeBar": False, "staticPlot": False, "scrollZoom": False}
