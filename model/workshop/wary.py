"""How wary a room is: how many people share what is told of places and choices, and how many people that takes."""

from __future__ import annotations

from model.phrases import in_words

CHOICES = (1, 3, 5)
"""What a trainer can ask for: at least so many people in each group of answers that is told. With 1 it is as usual."""

PEOPLE_FOR_EACH = 4
"""A rule of thumb: with so many times as many people, most questions fall into two groups or more."""


def of_use_from(cells_at_least: int) -> int:
    """From about how many people a room that is so wary sees something of most questions."""
    return PEOPLE_FOR_EACH * cells_at_least


def name_of(cells_at_least: int) -> str:
    """What such a room is called; nothing for one as usual."""
    if cells_at_least == 1:
        return ""
    return "Very wary room" if cells_at_least >= CHOICES[-1] else "Wary room"


def in_short(cells_at_least: int) -> str:
    """What it means: "Wary room: places and choices in groups of three people or more"; nothing as usual."""
    if cells_at_least == 1:
        return ""
    return f"{name_of(cells_at_least)}: places and choices in groups of {in_words(cells_at_least)} people or more"
