"""People's words made fit for a page without changing what they say."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_NEW_LINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The same words, lines ended by a newline, without characters that no page can show.

    Those are control characters, halves of broken characters, and code points that are no characters.
    """
    return _UNPRINTABLE.sub("", _NEW_LINES.sub("\n", text).replace("\t", "    "))


def runs_right_to_left(line: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as in Arabic or Hebrew."""
    strong = (bidirectional(letter) for letter in line)
    return next((way in {"R", "AL"} for way in strong if way in {"L", "R", "AL"}), False)


def lines_of(text: str) -> list[dict[str, str | bool]]:
    """The lines as the page needs them, each with its own direction; empty lines are kept."""
    return [{"text": line, "rtl": runs_right_to_left(line)} for line in printable(text).strip("\n").split("\n")]
