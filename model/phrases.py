"""How things are called that more than one room speaks of."""

from __future__ import annotations

from datetime import date

OUTCOME_NAMES = {"done": "Done", "part": "Part of it", "not": "Not yet", "dropped": "Let go"}
"""What came of a next step or of an agreed action, by the keys in `model.answers.OUTCOMES`."""


def day(when: date) -> str:
    """A date as people say it: 14 March 2026."""
    return f"{when.day} {when:%B %Y}"
