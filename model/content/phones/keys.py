"""Checks that the words of four-word keys cannot be taken for each other."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.faults import Fault, quoted
from model.content.tree import Tree


def phone_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Every word of phone.yaml that is there twice, or one letter away from an earlier one."""
    return list(_word_faults(trees["phone"])) if "phone" in trees else []


def _word_faults(tree: Tree) -> Iterator[Fault]:
    before: dict[str, str] = {}
    for spot in tree.top.each("key_words"):
        shapes = set(_with_a_gap(spot.text))
        near = next((before[shape] for shape in sorted(shapes) if shape in before), None)
        if spot.text and near == spot.text:
            yield spot.fault(f"{quoted(spot.text)} is there twice", "each word once")
        elif spot.text and near is not None:
            wrong = f"{quoted(spot.text)} is one letter away from {quoted(near)}"
            yield spot.fault(wrong, "words that one slip of a finger does not turn into each other")
        before.update((shape, spot.text) for shape in shapes if shape not in before)


def _with_a_gap(word: str) -> Iterator[str]:
    """The word with one letter exchanged for a gap, and with a gap put in, at every place.

    Two words share one of these when they are the same, or one letter apart: exchanged, missing or too many.
    """
    for at in range(len(word) + 1):
        yield f"{word[:at]}_{word[at:]}"
        if at < len(word):
            yield f"{word[:at]}_{word[at + 1 :]}"
