"""What files are called: what it is, its day, and more only where that was chosen."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

LONGEST_PART = 40
_NO_LETTERS = re.compile(r"[\W_]+")


def file_name(what: str, when: date, *parts: str, number: int = 1) -> str:
    """A name without its ending, such as `alongside-reflection-2026-03-14-home-visit-Heron-2`.

    `parts` are said if they are not empty; a made-up name is one only where the person chose that. `number` tells
    apart what would be called the same: the first has none.
    """
    said = ["alongside", what, when.isoformat(), *filter(None, map(_as_part, parts))]
    return "-".join([*said, str(number)] if number > 1 else said)


def _as_part(text: str) -> str:
    """Letters and digits of any language, and dashes: nothing that a system takes for a folder or a command."""
    return _NO_LETTERS.sub("-", normalize("NFC", text)).strip("-")[:LONGEST_PART].strip("-")
