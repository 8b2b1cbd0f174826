"""Across all relationships, for the practitioner alone: what they look at often, and what they never look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

FEWEST_REFLECTIONS = 5
"""Reflections from which anything is said."""


@dataclass(frozen=True)
class Habits:
    """Element keys in the order of the model: looked at in half of the newest reflections or more, and in none."""

    often: tuple[str, ...]
    never: tuple[str, ...]


def habits(elements: Sequence[str], looked_at: Sequence[Collection[str]]) -> Habits | None:
    """What the newest reflections have in common, or None where there are too few to say."""
    if len(looked_at) < FEWEST_REFLECTIONS:
        return None
    often = {key for key in elements if 2 * sum(key in seen for seen in looked_at) >= len(looked_at)}
    never = {key for key in elements if not any(key in seen for seen in looked_at)}
    return Habits(tuple(key for key in elements if key in often), tuple(key for key in elements if key in never))
