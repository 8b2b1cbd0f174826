"""Signs with all that belongs to them, such as accents, and how one without a letter is told in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from unicodedata import name

from model.report.shared.printable import each_text, stand_apart
from model.search_words import is_unseen

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
