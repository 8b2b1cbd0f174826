"""What a fault of a plan says to whoever types in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.content import Fault
from model.own_plan.plain_words import in_plain_words

SAID = {
    "no words here yet": ("is empty", "text", None),
    "nothing is filled in for {persn}. Perhaps you mean {person}. What can stand in braces: {person} or {people}": (
        "unknown placeholder {persn}",
        "{person} or {people}",
        "{person}",
    ),
    "nothing is filled in for {foo}. What can stand in braces: {person} or {people}": (
        "unknown placeholder {foo}",
        "{person} or {people}",
        None,
    ),
    "a { or a } stands alone. They go in pairs, around a word that is filled in": (
        "a brace without its partner",
        "{ and } in pairs, around a placeholder",
        None,
    ),
    "this has 91 characters, and 90 is the most": ("is 91 characters long", "at most 90", None),
    "reads at grade 12; expected 8": ("reads at grade 12", "8", None),
}


@pytest.mark.parametrize("said", SAID)
def test_a_fault_is_told_as_a_sentence_for_people(said: str) -> None:
    wrong, expected, nearest = SAID[said]
    assert in_plain_words(Fault(Path("plan.yaml"), 1, "title", wrong, expected, nearest)) == said
