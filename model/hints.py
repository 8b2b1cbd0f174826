"""Gentle, local warnings about text: what may identify someone, and what reads like a disclosure or an incident.

The rules are content (hints.yaml). Nothing is blocked, nothing leaves the machine, and most names are not found:
`tests/data/hints.yaml` is a made-up labelled set on which the tests report how much is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.content.schema import HintRule, HintsFile, StopRule

LONGEST_LOOKED_AT = 20_000
"""Characters read for hints; a longer text is checked up to here so that a paste never slows the page."""


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
    """What the rules find in `text`."""
    read = text[:LONGEST_LOOKED_AT]
    if not read.strip():
        return NOTHING
    return Hints(tuple(_found(rules.identity, read)), tuple(_found(rules.stop, read)))


def _found(rules: Iterable[HintRule | StopRule], text: str) -> Iterator[Hint]:
    for rule in rules:
        ignored = {word.casefold() for word in getattr(rule, "ignore", ())}
        said: set[str] = set()
        for pattern in rule.patterns:
            for match in _compiled(pattern).finditer(text):
                words = " ".join(match.group(0).split())
                if words.casefold() not in ignored | said:
                    said.add(words.casefold())
                    yield Hint(rule.key, rule.name, words)


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
