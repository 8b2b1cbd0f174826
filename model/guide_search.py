"""Search over what the guide says: of all its entries, those that hold every word of what somebody looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from model.search_words import Piece, folded, line_around, sought

NAMED, BEGUN, WITHIN = range(3)
"""How well an entry fits: its name holds the words, words in it begin so, or they hold it somewhere."""


@dataclass(frozen=True)
class Entry:
    """One thing in the guide: `kind` and `key` say which, `lead` how it begins, `rest` all else that is said of it.

    `within` is the name of what it stands in, or empty.
    """

    kind: str
    key: str
    name: str
    lead: str
    rest: str = ""
    within: str = ""

    @cached_property
    def text(self) -> str:
        """All that is said of it, but for its name."""
        return f"{self.lead} {self.rest}".strip()

    @cached_property
    def folded_name(self) -> str:
        """The name as search reads it."""
        return folded(self.name)

    @cached_property
    def folded(self) -> str:
        """Name and text as search reads them."""
        return f"{self.folded_name} {folded(self.text)}"

    def line(self, wanted: str) -> tuple[Piece, ...]:
        """The line of its text round what is looked for; how it begins, where only the name holds that."""
        return line_around(self.text, sought(wanted)) or (Piece(self.lead),)


def find(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    """The entries that hold every word of `wanted`, the best first, else in order; none where nothing is wanted."""
    words = sought(wanted)
    if not words:
        return []
    found = [entry for entry in entries if all(word in entry.folded for word in words)]
    return sorted(found, key=lambda entry: _fit(entry, words))


def _fit(entry: Entry, words: list[str]) -> int:
    if all(word in entry.folded_name for word in words):
        return NAMED
    return BEGUN if all(re.search(rf"\b{re.escape(word)}", entry.folded) for word in words) else WITHIN
