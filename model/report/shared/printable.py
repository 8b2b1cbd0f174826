"""People's words made fit for a page without changing what they say, and signs without a letter told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any
from unicodedata import bidirectional, category, name

from model.pasted_text import readable
from model.search_words import is_unseen

_UNPRINTABLE = re.compile(r"[\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
LONGEST_RUN = 32
"""Of letters that surely fit the width of a page; in a narrower place less does."""
_PIECE = 8


def printable(text: str) -> str:
    """The same words, readable, without halves of broken characters and code points that are no characters."""
    return _UNPRINTABLE.sub("", readable(text).replace("\t", "    "))


def runs_right_to_left(line: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as in Arabic or Hebrew."""
    strong = (bidirectional(letter) for letter in line)
    return next((way in {"R", "AL"} for way in strong if way in {"L", "R", "AL"}), False)


def lines_of(text: str, longest: int = LONGEST_RUN) -> list[dict[str, Any]]:
    """The lines as the page needs them, each in pieces and with its own direction; empty lines are kept."""
    lines = printable(text).strip("\n").split("\n")
    return [{"pieces": pieces_of(line, longest), "rtl": runs_right_to_left(line)} for line in lines]


def line_of(text: str) -> list[str]:
    """A text that stands on one line, such as a title, in pieces."""
    return pieces_of(printable(text).replace("\n", " "))


def pieces_of(line: str, longest: int = LONGEST_RUN) -> list[str]:
    """The line cut where it may break inside a run of letters longer than `longest`. Joined, it is the line again."""
    pieces = []
    start = 0
    for run in re.finditer(rf"\S{{{longest + 1},}}", line):
        for cut in range(run.start(), run.end(), _PIECE):
            if cut > start and stand_apart(line[cut - 1], line[cut]):
                pieces.append(line[start:cut])
                start = cut
    return [*pieces, line[start:]]


def stand_apart(before: str, after: str) -> bool:
    """Whether neither of two characters is a sign that belongs to the other, as accents and joiners do."""
    return category(before) != "Cf" and category(after) not in {"Mn", "Mc", "Me", "Cf", "Sk"}


def all_printable(value: Any) -> Any:
    """The same value with every text in it `printable`."""
    return each_text(value, printable)


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text in it changed, however deep in lists and dicts."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: each_text(item, change) for key, item in value.items()}
    return value


_LAST_LATIN = "\u024f"


def signs_of(value: Any) -> list[str]:
    """Every sign in the texts of a value, once, but for those of ASCII."""
    signs: set[str] = set()

    def note(text: str) -> str:
        signs.update(_cut(text))
        return text

    each_text(value, note)
    return sorted(sign for sign in signs if not sign.isascii())


def in_words(value: Any, told: Collection[str]) -> Any:
    """The same value with these of its signs told in words."""
    return each_text(value, lambda text: "".join(_words(sign) if sign in told else sign for sign in _cut(text)))


def is_hard(sign: str) -> bool:
    """Whether a sign may lack a letter beside others, though it has one alone: any but a single Latin letter."""
    return len(sign) > 1 or sign > _LAST_LATIN


def _cut(text: str) -> list[str]:
    """The text in signs. Joined, it is the text again."""
    if text.isascii():
        return [text]
    starts = [at for at in range(len(text)) if at == 0 or stand_apart(text[at - 1], text[at])]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _words(sign: str) -> str:
    return "".join(part if part.isascii() else f"[{_name(part)}]" for part in sign if not is_unseen(part))


def _name(sign: str) -> str:
    number = f"{ord(sign):04X}"
    known = name(sign, number)
    return f"U+{number}" if known.endswith(number) else known.lower()
