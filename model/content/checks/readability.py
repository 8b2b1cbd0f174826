"""How hard an English text is to read: the Flesch-Kincaid school grade."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pyphen  # type: ignore[import-untyped]

WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
SENTENCE_END = re.compile(r"[.!?]+(?=[\"'\u201d\u2019)]*(?:\s|$))|\n{2,}")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouysxzcgh]es$"
    r"|[^aeiouyl]e(?=ment|ful|ly$|ty$|less|ness|thing|time|where|body|guard)"
)


class Reading(NamedTuple):
    """The school grade of a text with its number of words and sentences."""

    grade: float
    words: int
    sentences: int


def reading(text: str) -> Reading:
    """The Flesch-Kincaid grade: 8 reads easily at about fourteen years. A text without words has grade 0."""
    words = WORD.findall(text)
    if not words:
        return Reading(0.0, 0, 0)
    sentences = sum(bool(WORD.search(part)) for part in SENTENCE_END.split(text))
    heard = sum(map(syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59
    return Reading(grade, len(words), sentences)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=1, right=1)


@cache
def syllables(word: str) -> int:
    """Syllables heard in a word: hyphenation points miss short ones, vowel groups miss others, so the larger counts."""
    lower = word.lower()
    groups = len(VOWELS.findall(lower)) - len(SILENT_E.findall(lower))
    return max(1, groups, len(_hyphens().positions(lower)) + 1)
