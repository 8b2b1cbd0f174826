"""Gentle, local warnings about text: what may identify someone, and what reads like a disclosure or an incident.

The rules are content (hints.yaml). Nothing is blocked, nothing leaves the machine, and most names are not found:
`tests/data/hints.yaml` is a made-up labelled set on which the tests report how much is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.content.patterns import WordLists, whole_pattern
from model.content.schema import HintRule, HintsFile, StopRule
from model.reading_copy import ReadingCopy, reading_copy
from model.search_words import folded

_WORD = re.compile(r"\(\?i\)\\b(?=[\w{(])")
"""How a pattern in any case begins that finds whole words."""


@dataclass(frozen=True)
class Hint:
    """One thing found: the rule's key and name, and the words that made it speak."""

    rule: str
    name: str
    words: str


@dataclass(frozen=True)
class Hints:
    """Everything found in one text, in the order of the rules, each wording once."""

    identity: tuple[Hint, ...]
    stop: tuple[Hint, ...]

    def __bool__(self) -> bool:
        return bool(self.identity or self.stop)


NOTHING = Hints((), ())


def look_at(rules: HintsFile, text: str) -> Hints:
    """What the rules find in `text`, however its words are parted, spelled or hyphenated."""
    if not text.strip():
        return NOTHING
    copy = reading_copy(text)
    in_small = copy.plain.lower()
    if len(in_small) != len(copy.plain):
        in_small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in copy.plain)
    identity, stop = _searches(rules)
    return Hints(tuple(_found(identity, copy, in_small)), tuple(_found(stop, copy, in_small)))


@dataclass(frozen=True)
class _Search:
    """A rule made ready: what it lets pass, and expressions for the text as it is and in small letters."""

    rule: str
    name: str
    ignored: frozenset[str]
    as_it_is: tuple[re.Pattern[str], ...]
    in_small: tuple[re.Pattern[str], ...]


def _found(searches: Iterable[_Search], copy: ReadingCopy, in_small: str) -> Iterator[Hint]:
    for search in searches:
        said = set(search.ignored)
        matches = [_shown(match) for one in search.as_it_is for match in one.finditer(copy.plain)]
        matches += [match.span() for one in search.in_small for match in one.finditer(in_small)]
        for start, end in matches:
            words = " ".join(copy.shown(start, end).split())
            if folded(words) not in said:
                said.add(folded(words))
                yield Hint(search.rule, search.name, words)


def _shown(match: re.Match[str]) -> tuple[int, int]:
    return match.span("shown" if "shown" in match.re.groupindex else 0)


@lru_cache(maxsize=8)
def _searches(rules: HintsFile) -> tuple[tuple[_Search, ...], tuple[_Search, ...]]:
    lists = {one.key: one.any_of for one in rules.lists}
    return tuple(_search(rule, lists) for rule in rules.identity), tuple(_search(rule, lists) for rule in rules.stop)


def _search(rule: HintRule | StopRule, lists: WordLists) -> _Search:
    """Patterns that begin at a word, in any case, are one expression in small letters: that is many times faster."""
    small = [pattern for pattern in rule.patterns if _WORD.match(pattern) and pattern == pattern.lower()]
    joined = "|".join(f"(?:{_WORD.sub('', whole_pattern(pattern, lists), 1)})" for pattern in small).lower()
    return _Search(
        rule.key,
        rule.name,
        frozenset(map(folded, getattr(rule, "ignore", ()))),
        tuple(re.compile(whole_pattern(pattern, lists)) for pattern in rule.patterns if pattern not in small),
        (re.compile(rf"\b(?=\w)(?:{joined})"),) if small else (),
    )
