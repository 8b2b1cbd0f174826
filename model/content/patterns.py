"""The patterns of hints.yaml: regular expressions in which a blank is any gap and `{list}` any word of a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import groupby

WordLists = Mapping[str, Collection[str]]
_LIST = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_LAID_OUT = re.compile(r"\(\?i?x")


def lists_in(pattern: str) -> list[str]:
    """The keys of the lists a pattern names."""
    return _LIST.findall(pattern)


def whole_pattern(pattern: str, lists: WordLists) -> str:
    """The regular expression that a pattern stands for. Raises KeyError where it names no list."""
    gaps = pattern.replace("[ ]", r"\s") if _LAID_OUT.match(pattern) else pattern.replace(" ", r"\s")
    return _LIST.sub(lambda found: _any_of(lists[found[1]]), gaps)


def _any_of(words: Collection[str]) -> str:
    """One of the words, the longest first, with or without accents; grouped by first letters, which is found faster."""
    every = {spelling for word in words for spelling in (word, _without_accents(word))}
    spelled = sorted(every, key=lambda word: (word[0], -len(word), word))
    groups = (
        f"{re.escape(first)}(?:{'|'.join(_escaped(word[1:]) for word in alike)})"
        for first, alike in groupby(spelled, key=lambda word: word[0])
    )
    return f"(?:{'|'.join(groups)})"


def _escaped(word: str) -> str:
    return r"\s".join(map(re.escape, word.split(" ")))


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
