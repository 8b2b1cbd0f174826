"""How much the hints find in the made-up labelled notes: `python -m tools.hints_page` writes docs/hints.md.

A note counts for a rule when the rule speaks at all, whatever words it points at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from model.content.schema import HintsFile
from model.hints import look_at

ROOT = Path(__file__).resolve().parents[1]
NOTES = ROOT / "tests" / "data" / "hints.yaml"
PAGE = ROOT / "docs" / "hints.md"


@dataclass(frozen=True)
class Note:
    """One made-up note, and the keys of the rules that should speak."""

    text: str
    labels: frozenset[str]
    held_out: bool


@dataclass(frozen=True)
class Score:
    """How one rule did: `hits` rightly spoken, `extra` spoken without reason, `missed` silent where it should speak."""

    hits: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of what it said that was right; 1 where it said nothing."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The part of what is there that it found; 1 where nothing is there."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def rules() -> HintsFile:
    """The shipped rules."""
    text = (ROOT / "content" / "en" / "hints.yaml").read_text(encoding="utf-8")
    return HintsFile.model_validate(yaml.safe_load(text))


@cache
def labelled() -> tuple[Note, ...]:
    """The labelled notes."""
    notes = yaml.safe_load(NOTES.read_text(encoding="utf-8"))
    return tuple(Note(note["text"], frozenset(note["labels"]), note.get("held_out", False)) for note in notes)


@cache
def found_in(file: HintsFile, text: str) -> frozenset[str]:
    """The keys of the rules that speak about a text."""
    hints = look_at(file, text)
    return frozenset(hint.rule for hint in (*hints.identity, *hints.stop))


def measured(file: HintsFile, notes: Sequence[Note]) -> dict[str, Score]:
    """The score of each rule on these notes, in the rules' order."""
    spoke = [(found_in(file, note.text), note.labels) for note in notes]
    return {
        rule.key: Score(
            sum(rule.key in found and rule.key in meant for found, meant in spoke),
            sum(rule.key in found and rule.key not in meant for found, meant in spoke),
            sum(rule.key not in found and rule.key in meant for found, meant in spoke),
        )
        for rule in (*file.identity, *file.stop)
    }


def page() -> str:
    """docs/hints.md as it has to be now."""
    file, notes = rules(), labelled()
    held_out = [note for note in notes if note.held_out]
    everywhere, unseen = measured(file, notes), measured(file, held_out)
    names = {rule.key: rule.name for rule in (*file.identity, *file.stop)}
    rows = [f"| {names[key]} | {_cells(everywhere[key])} | {_cells(unseen[key])} |" for key in names]
    return "\n".join([_INTRODUCTION, _counts(notes, held_out), "", _HEAD, *rows, _READING])


_INTRODUCTION = """\
# What the hints find, and what they miss

Alongside warns, gently and on the machine it runs on, about words that may say who somebody is and about words that
read like a disclosure or an incident. The rules are regular expressions in `content/en/hints.yaml`. **They are no
guarantee.** They miss much, above all of what is told in hints, and they sometimes speak of words that mean no harm.

The numbers below were measured on made-up notes in `tests/data/hints.yaml`. One hand wrote both the notes and the
rules, so real notes will do worse than any number here. The held-out notes are those on which no rule was tuned:
where the two differ, believe the held-out ones, and mind how few notes stand behind each number. When the rules were
widened last, no held-out note was read; these numbers were looked at four times.
"""

_HEAD = """\
| the rule | precision, all | recall, all | precision, held out | recall, held out |
|---|---|---|---|---|"""

_READING = """
Precision: of the notes a rule spoke about, how many held such a thing. Recall: of the notes that hold such a thing,
how many it spoke about. A note counts when the rule speaks at all, whatever words it points at.

Written by `python -m tools.hints_page`. A test fails when this page is out of date, or when a number falls.
"""


def _counts(notes: Sequence[Note], held_out: Sequence[Note]) -> str:
    harmless = sum(not note.labels for note in notes)
    return (
        f"{len(notes)} notes, {len(held_out)} of them held out; {harmless} hold nothing that a rule should speak about."
    )


def _cells(score: Score) -> str:
    said, there = score.hits + score.extra, score.hits + score.missed
    return f"{_share(score.precision)} ({score.hits} of {said}) | {_share(score.recall)} ({score.hits} of {there})"


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
