"""Words and short lines that the room sees, in alphabetical order, as large as their number allows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from model.content.workshop.schema import LineStep
from model.report.workshop_report.words import TIMES

CROWDS = ((12, "few"), (40, "some"), (120, "many"))
"""Up to how many different words each size of letters is for; above that comes the smallest."""


def show_lines(step: LineStep, lines: Sequence[tuple[str, int]]) -> None:
    """Each line once, with how many wrote it, exactly as it was typed."""
    if not lines:
        return
    crowd = next((name for most, name in CROWDS if len(lines) <= most), "crowd")
    items = "".join(f'<li dir="auto">{escape(line)}{_times(number)}</li>' for line, number in lines)
    st.html(f'<ul class="room-lines {step.shape} {crowd}">{items}</ul>')


def _times(number: int) -> str:
    return f" <small>{TIMES.format(number)}</small>" if number > 1 else ""
