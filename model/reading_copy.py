"""A text as the patterns of the hints read it, however it was typed, with the way back to the words that are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from model.search_words import KEYBOARD, is_unseen

_ODD = re.compile(r"[^!-~¡-¬®-ʸ]{2,}|[^ !-~¡-¬®-ʸ]")
"""One sign or more that is not a letter, digit or sign of Latin, nor a single blank."""
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True)
class ReadingCopy:
    """`plain` is the copy; the sign at `plain[n]` stands for what begins at `text[starts[n]]`."""

    text: str
    plain: str
    starts: Sequence[int]

    def shown(self, start: int, end: int) -> str:
        """What stands in the text for `plain[start:end]`."""
        while self.starts[end] == self.starts[end - 1]:
            end += 1
        return self.text[self.starts[start] : self.starts[end]]


def reading_copy(text: str) -> ReadingCopy:
    """The text with whole letters for letters and their accents, plain quotes and dashes, and nothing unseen.

    Any gap is one blank, or one newline where the line ends in it.
    """
    plain: list[str] = []
    starts: list[int] = []
    done = 0
    for odd in _ODD.finditer(text):
        plain += text[done : odd.start()]
        starts += range(done, odd.start())
        for at, sign in enumerate(odd[0], odd.start()):
            for read in _read(sign, plain):
                plain.append(read)
                starts.append(at)
        done = odd.end()
    return ReadingCopy(text, "".join([*plain, text[done:]]), [*starts, *range(done, len(text) + 1)])


def _read(sign: str, before: list[str]) -> str:
    """How a sign is read after what was read `before`, whose last letter takes its accents."""
    if sign.isspace():
        gap = "\n" if sign in _LINE_ENDS else " "
        if before[-1:] not in ([" "], ["\n"]):
            return gap
        before[-1] = min(before[-1], gap)
        return ""
    if is_unseen(sign):
        return ""
    if combining(sign) and before and len(whole := normalize("NFC", before[-1] + sign)) == 1:
        before[-1] = whole
        return ""
    return KEYBOARD.get(sign) or normalize("NFKC", sign)
