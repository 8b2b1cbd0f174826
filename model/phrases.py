"""How things are called that more than one room speaks of."""

from __future__ import annotations

from datetime import date

from model.access import FEWEST_SHOWN

OUTCOME_NAMES = {"done": "Done", "part": "Part of it", "not": "Not yet", "dropped": "Let go"}
"""What came of a next step or of an agreed action, by the keys in `model.answers.OUTCOMES`."""

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def day(when: date) -> str:
    """A date as people say it: 14 March 2026."""
    return f"{when.day} {when:%B %Y}"


def near(when: date, today: date) -> str:
    """A date near today, short: 14 March; with its year where that is another."""
    return day(when) if when.year != today.year else f"{when.day} {when:%B}"


def in_words(number: int) -> str:
    """A number as sentences say it: five; above twelve in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, thing: str, things: str = "") -> str:
    """How many of a thing, as sentences say it: one draft, two drafts; `things` where several take more than an s."""
    return f"{in_words(number)} {thing if number == 1 else things or f'{thing}s'}"


FEWEST, ONE_FEWER = in_words(FEWEST_SHOWN), in_words(FEWEST_SHOWN - 1)
"""The smallest group of people of whom a workshop shows anything, and the largest of whom it shows nothing."""


def by_its_day(step: str, due: date | None) -> str:
    """A next step or an action as it was set, with its day if it has one: "Ring first (by 11 March 2026)"."""
    return f"{step} (by {day(due)})" if due else step


def set_when(meeting: date, today: date) -> str:
    """After which meeting a step was set, or for which one: "Set on 4 March 2026"."""
    return f"Set {'on' if meeting <= today else 'for'} {day(meeting)}"


def what_came_of(outcome: str | None, words: str) -> str:
    """What came of a next step as it is told wherever it is seen again: "Part of it. He chose the chips."."""
    said = words.strip()
    name = OUTCOME_NAMES.get(outcome or "", "")
    return f"{name}. {said}" if name and said else name or said
