"""What made-up people write. Nobody said any of it; it is short, gentle, and about nobody."""

from __future__ import annotations

import random

WORDS = ("patience", "tea", "listening", "trust", "walking", "showing up", "time", "humour", "calm", "honest", "steady")
LINES = (
    "We sat in the car and said little",
    "I came when I said I would",
    "We began again after a bad week",
    "I asked first, then I waited",
    "A cup of tea and no hurry",
    "I said sorry and it helped",
)


def line(dice: random.Random, longest: int) -> str:
    """A word or a line that fits into so many characters."""
    fits = [words for words in (*WORDS, *LINES) if len(words) <= longest]
    return dice.choice(fits or ["yes"[:longest]])
