"""What made-up people answer, so that a rehearsal looks as a room does: few gaps, small moves, a word for a word."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from model.answers import PLACES
from model.content.workshop.steps import MOST_IN_WORD

WORDS = ("calm", "careful", "curious", "honest", "hopeful", "mixed", "open", "ready", "steady", "warm")
LINES = (
    "It depends on the day",
    "I would have to think about it some more",
    "Something small, done often",
    "I am not sure yet, and that is all right",
    "Ask first, and then wait",
    "More time, and fewer things at once",
    "What somebody here said a moment ago",
    "The first step, and then we see",
    "I would say it plainly, and stay",
    "Something I have put off for a while",
    "To talk about it with the team",
    "A bit more than last year",
)
"""Words and lines that fit any question, where a plan has no examples for it."""

ROUND_THE_MIDDLE = dict(zip(PLACES, (2, 4, 6, 5, 2), strict=True))
NO_PLACE_EVERY = 12
"""One answer in so many is no place."""

MOVES = (-1, 0, 0, 0, 1, 1, 1, 2)
THEN, NOW = ".then", ".now"


def line(dice: random.Random, longest: int, examples: Sequence[str] = ()) -> str:
    """One of `examples`, or a word or a line that fits any question, of so many characters at most."""
    anything = WORDS if longest <= MOST_IN_WORD else LINES
    fits = [words for words in (examples or anything) if len(words) <= longest]
    return dice.choice(fits or ["yes"[:longest]])


def choices(dice: random.Random, offered: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One answer for each field; "now" is a small move from "then". A choice that says nothing is not taken."""
    chosen: dict[str, str] = {}
    for name, values in offered.items():
        then = chosen.get(f"{name.removesuffix(NOW)}{THEN}", "") if name.endswith(NOW) else ""
        chosen[name] = _moved(dice, then) if then in PLACES else _one_of(dice, [one for one in values if one])
    return chosen


def _one_of(dice: random.Random, values: Sequence[str]) -> str:
    places = [one for one in values if one in PLACES]
    others = [one for one in values if one not in PLACES]
    if not places or (others and dice.randrange(NO_PLACE_EVERY) == 0):
        return dice.choice(others)
    return dice.choices(places, [ROUND_THE_MIDDLE[one] for one in places])[0]


def _moved(dice: random.Random, then: str) -> str:
    at = PLACES.index(then) + dice.choice(MOVES)
    return PLACES[min(max(at, 0), len(PLACES) - 1)]
